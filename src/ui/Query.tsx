// The three states of fetched data in one place: being fetched, failed, empty; else what the page makes of it.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { Loading } from './Loading.tsx';

/**
 * `<Query of={useQuery(…)} empty={(d) => d.items.length === 0}>{(data) => …}</Query>`.
 * Old data stay on screen, dimmed, while new ones for other filters are fetched.
 */
export function Query<T>({
  of,
  children,
  loading,
  empty,
  whenEmpty,
  small = false,
}: {
  readonly of: UseQueryResult<T, Error>;
  readonly children: (data: T) => ReactNode;
  /** Default: grey lines. */
  readonly loading?: ReactNode;
  /** True where there is nothing to show. */
  readonly empty?: (data: T) => boolean;
  readonly whenEmpty?: ReactNode;
  readonly small?: boolean;
}) {
  if (of.isError && (of.data === undefined || of.isPlaceholderData)) {
    return <ErrorState error={of.error} onRetry={() => void of.refetch()} small={small} />;
  }
  if (of.data === undefined) return <>{loading ?? <Loading />}</>;
  if (empty?.(of.data) === true && !of.isPlaceholderData) {
    return <>{whenEmpty ?? <EmptyState small={small} />}</>;
  }
  return (
    <div className={of.isPlaceholderData ? 'kj-stale' : undefined} aria-busy={of.isPlaceholderData}>
      {children(of.data)}
    </div>
  );
}
