// Says of a new word pack or scorecard that it is a draft, whether it is kept, and what comes next.
import { Tag } from '../../../ui/Tag.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { DraftState } from './use-draft-saving.ts';

const WORDS = {
  draft: { zh: '草稿，还没发布', en: 'Draft, not published' },
  saved: { zh: (time: string) => `${time} 已保存`, en: (time: string) => `saved ${time}` },
  unsaved: { zh: '边写边存，发布前不影响判定', en: 'kept as you type; nothing changes yet' },
} as const;

export function DraftNote({ id, draft }: { readonly id: string; readonly draft: DraftState }) {
  const w = useWords(WORDS);
  const clock = useShopClock(useFilters().shop);
  return (
    <span className="kj-row" role="status">
      <Tag tone="accent">{w.draft}</Tag>
      <span>
        {id} · {draft.savedAt === null ? w.unsaved : w.saved(clock.time(draft.savedAt))}
      </span>
    </span>
  );
}
