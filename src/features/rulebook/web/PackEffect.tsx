// What a change of words would do: lines found more and less in recent chats, examples of rules that would fail.
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { PackPreview } from './rulebook-api.ts';

const WORDS = {
  title: { zh: '改了会怎样', en: 'Effect' },
  note: {
    zh: (lines: number) => `拿最近 ${lines.toLocaleString('en-US')} 句话试`,
    en: (lines: number) => `On ${lines} recent lines`,
  },
  before: { zh: '现在抓到（句）', en: 'Found now' },
  after: { zh: '改后抓到（句）', en: 'Found after' },
  gained: { zh: '多抓到的话', en: 'Found more' },
  lost: { zh: '不再抓到的话', en: 'Found no more' },
  same: { zh: '还没改，或者改了没有影响', en: 'No change yet, or no effect' },
  agent: { zh: '客服', en: 'Agent' },
  buyer: { zh: '买家', en: 'Buyer' },
  failing: { zh: '这样改，下面的例子就判错了：', en: 'These examples would fail:' },
  fine: {
    zh: (rules: number, examples: number) => `${rules} 条规则的 ${examples} 个例子照样通过`,
    en: (rules: number, examples: number) =>
      `All ${examples} examples of ${rules} rules still pass`,
  },
} as const;

const signed = (by: number): string => (by === 0 ? '±0' : by > 0 ? `+${by}` : `−${-by}`);

export function PackEffect({
  data,
  changed,
}: {
  readonly data: PackPreview;
  readonly changed: boolean;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const failing = data.rules.filter((rule) => rule.failing.length > 0);
  const examples = data.rules.reduce((sum, rule) => sum + rule.examples, 0);
  const nothing = data.gained.length === 0 && data.lost.length === 0;
  return (
    <Panel title={w.title} note={w.note(data.lines)}>
      <FigureRow>
        <Figure label={w.before} value={data.before} />
        <Figure label={w.after} value={data.after} note={signed(data.after - data.before)} />
      </FigureRow>
      {nothing && <EmptyState small title={w.same} />}
      <Lines title={w.gained} lines={data.gained} />
      <Lines title={w.lost} lines={data.lost} />
      {failing.length > 0 ? (
        <div className="kj-bad">
          <p>{w.failing}</p>
          <ul>
            {failing.map((rule) => (
              <li key={rule.id}>
                <b>{tw(rule.name)}</b>：{rule.failing.join('、')}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        changed &&
        data.rules.length > 0 && <p className="kj-good">{w.fine(data.rules.length, examples)}</p>
      )}
    </Panel>
  );
}

function Lines({
  title,
  lines,
}: {
  readonly title: string;
  readonly lines: PackPreview['gained'];
}) {
  const w = useWords(WORDS);
  if (lines.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="kj-rb-hits">
        {lines.map(({ text, by, word }) => (
          <li key={text}>
            <Tag>{w[by]}</Tag> {text} <small className="kj-muted">（{word}）</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
