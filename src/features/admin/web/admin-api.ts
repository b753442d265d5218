// The administration API as the pages call it, and what follows a saved change.
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { newClient } from '../../../ui/client.ts';
import { useWords } from '../../../ui/use-words.ts';
import { KEYS as PEOPLE } from '../../people/web/people-api.ts';
import type { AdminRoutes } from '../routes.ts';

export const api = newClient<AdminRoutes>();

export const KEYS = {
  shops: ['admin', 'shops'],
  settings: ['admin', 'settings'],
  roster: ['admin', 'roster'],
  duty: ['admin', 'duty'],
  jobs: ['admin', 'jobs'],
  recalculations: ['admin', 'recalculations'],
} as const;

const WORDS = {
  saved: { zh: '已保存', en: 'Saved' },
  counting: {
    zh: '已保存，正在后台重算，改了哪些数字见“重算记录”',
    en: 'Saved. Figures are counted anew in the background; see “Recalculations”',
  },
} as const;

/** `onSuccess` and `onError` of every change: says so, and fetches anew what it may have touched. */
export function useSaved() {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  return {
    onSuccess: async ({ job }: { readonly job: string | null }): Promise<void> => {
      void message.success(job === null ? w.saved : w.counting);
      await cache.invalidateQueries({ queryKey: ['admin'] });
      // Names and zones of shops stand there.
      await cache.invalidateQueries({ queryKey: PEOPLE.session });
    },
    onError: (error: Error): void => void message.error(error.message),
  };
}
