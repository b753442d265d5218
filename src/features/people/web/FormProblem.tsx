// Why what was sent was refused, above the form it was sent from.
import { Alert } from 'antd';
import { ApiError } from '../../../ui/client.ts';
import { useWords } from '../../../ui/use-words.ts';

const WORDS = { failed: { zh: '没有成功，请重试', en: 'That did not work; try again' } } as const;

export function FormProblem({ error }: { readonly error: Error | null }) {
  const w = useWords(WORDS);
  if (error === null) return null;
  const refused = error instanceof ApiError ? error : null;
  return (
    <Alert
      className="kj-form-problem"
      type="error"
      showIcon
      title={refused?.message ?? w.failed}
      description={refused?.todo ?? error.message}
    />
  );
}
