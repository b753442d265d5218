// How data are fetched and kept: half a minute fresh, refusals never tried again, lost connections twice.
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

export function shouldRetry(failures: number, error: unknown): boolean {
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
  return !refused && failures < 2;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 5 * 60_000,
        retry: shouldRetry,
        refetchOnWindowFocus: false,
        placeholderData: (before: unknown) => before,
      },
      mutations: { retry: false },
    },
  });
}
