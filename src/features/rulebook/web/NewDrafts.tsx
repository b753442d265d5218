// One's drafts of word packs or scorecards that nobody has published yet, as links.
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useTw, useWords } from '../../../ui/use-words.ts';

const WORDS = {
  drafts: { zh: '还没发布的草稿：', en: 'Drafts not yet published: ' },
} as const;

export function NewDrafts({
  drafts,
  toOf,
}: {
  readonly drafts: readonly {
    readonly id: string;
    readonly name: { readonly zh: string; readonly en: string };
  }[];
  readonly toOf: (id: string) => string;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  if (drafts.length === 0) return null;
  return (
    <Alert
      type="info"
      title={
        <>
          {w.drafts}
          {drafts.map(({ id, name }) => (
            <Link key={id} to={toOf(id)} className="kj-rb-new-draft">
              {tw(name)}
            </Link>
          ))}
        </>
      }
    />
  );
}
