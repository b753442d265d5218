// Says of a new word pack or scorecard that it is a draft, whether it is kept, and what comes next.
import { formatTime } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useWords } from '../../../ui/use-words.ts';
import type { DraftState } from './use-draft-saving.ts';

const WORDS = {
  draft: { zh: '草稿，还没发布', en: 'Draft, not published' },
  saved: { zh: (time: string) => `${time} 已保存`, en: (time: string) => `saved ${time}` },
  unsaved: { zh: '边写边存，发布前不影响判定', en: 'kept as you type; nothing changes yet' },
} as const;

export function DraftNote({ id, draft }: { readonly id: string; readonly draft: DraftState }) {
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <span className="kj-row" role="status">
      <Tag tone="accent">{w.draft}</Tag>
      <span>
        {id} · {draft.savedAt === null ? w.unsaved : w.saved(formatTime(draft.savedAt, lang))}
      </span>
    </span>
  );
}
