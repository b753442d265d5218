// What went wrong and what to do about it; our own mistakes show their id, so that they can be looked up.
import { Button } from 'antd';
import { ApiError } from './client.ts';
import { EmptyState } from './EmptyState.tsx';
import './states.css';
import { useWords } from './use-words.ts';

const WORDS = {
  title: { zh: '这一块没能载入', en: 'This part could not be loaded' },
  ours: {
    zh: '客镜自己出了错，数据没有受影响。请重试；还不行就把下面的错误信息发给管理员。',
    en: 'Our own mistake; no data were touched. Try again, or send the message below to whoever runs Kejing.',
  },
  forbidden: { zh: '你没有查看这里的权限', en: 'You may not see this' },
  forbiddenTodo: {
    zh: '需要的话，请店铺负责人在「设置 › 账号与角色」里为你开通。',
    en: 'Ask the owner to allow it under Settings › Accounts.',
  },
  again: { zh: '重试', en: 'Try again' },
} as const;

/** Codes of refusals that say how to ask for less. */
const TOO_MUCH = new Set(['too-many-threads', 'too-many-orders']);

export function ErrorState({
  error,
  onRetry,
  small = false,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly small?: boolean;
}) {
  const w = useWords(WORDS);
  const refused = error instanceof ApiError && error.status < 500 ? error : null;
  const forbidden = refused?.status === 403;
  // Asked for too much at once: nothing went wrong, and trying again changes nothing.
  if (refused !== null && TOO_MUCH.has(refused.code)) {
    return <EmptyState small={small} title={refused.message} hint={refused.todo} />;
  }
  const title = forbidden ? w.forbidden : (refused?.message ?? w.title);
  const todo = forbidden ? refused.todo || w.forbiddenTodo : (refused?.todo ?? w.ours);
  const detail = refused === null && error instanceof Error ? error.message : '';
  return (
    <div className={`kj-empty kj-error${small ? ' kj-empty-small' : ''}`} role="alert">
      <svg width="40" height="40" viewBox="0 0 40 40" aria-hidden="true" className="kj-error-art">
        <circle cx="20" cy="20" r="15" />
        <path d="M20 12.5v9M20 26.4v.2" />
      </svg>
      <p className="kj-empty-title">{title}</p>
      {todo !== '' && <p className="kj-empty-hint">{todo}</p>}
      {detail !== '' && <code className="kj-error-detail">{detail}</code>}
      {onRetry !== undefined && !forbidden && (
        <div className="kj-empty-action">
          <Button onClick={onRetry}>{w.again}</Button>
        </div>
      )}
    </div>
  );
}
