// What keeps a scorecard from being published, above its form: the text shows it by itself.
import { Alert } from 'antd';
import { useWords } from '../../../ui/use-words.ts';

const WORDS = {
  title: { zh: '发布前要改好：', en: 'To be mended before it is published:' },
} as const;

export function CardProblems({ problems }: { readonly problems: readonly { text: string }[] }) {
  const w = useWords(WORDS);
  if (problems.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="kj-rb-problems"
      title={
        <>
          {w.title}
          <ul>
            {problems.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}
