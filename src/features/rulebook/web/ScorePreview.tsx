// The arithmetic of a scorecard on real conversations, line by line, before and after the change.
import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DIMENSIONS } from '../../../report/words/rule-terms.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { EFFECT_WORDS } from './rule-words.ts';
import type { CardPreview, CardSample } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  title: { zh: '拿真实会话算一遍', en: 'On real conversations' },
  agents: { zh: '各人均分会怎样', en: 'Mean score by agent' },
  now: { zh: '现在', en: 'now' },
  after: { zh: '改后', en: 'after' },
  change: { zh: '变化', en: 'change' },
  total: { zh: '总分', en: 'Total' },
  weight: { zh: '权重', en: 'weight' },
  none: { zh: '没有这张卡管的会话', en: 'No conversation this card is for' },
  noneJudged: { zh: '都不适用，权重让给别的维度', en: 'all n/a: its weight goes to the others' },
  capped: { zh: (cap: number) => `封顶 ${cap}`, en: (cap: number) => `capped at ${cap}` },
  open: { zh: '打开会话', en: 'Open' },
  veto: { zh: '清零', en: 'zero' },
} as const;

const round = (value: number): string => String(Math.round(value * 10) / 10);

export function ScorePreview({
  data,
  shop,
}: {
  readonly data: CardPreview;
  readonly shop: string;
}) {
  const w = useWords(WORDS);
  const [at, setAt] = useState(0);
  const sample = data.samples[at] ?? data.samples[0];
  if (sample === undefined) {
    return (
      <Panel title={w.title}>
        <EmptyState small title={w.none} />
      </Panel>
    );
  }
  return (
    <div className="kj-stack">
      <Panel title={w.title}>
        <Segmented
          size="small"
          value={at}
          onChange={setAt}
          options={data.samples.map((_, value) => ({ value, label: String(value + 1) }))}
        />
        <Arithmetic sample={sample} shop={shop} />
      </Panel>
      <Panel title={w.agents}>
        <table className="kj-rb-sum">
          <thead>
            <tr className="kj-muted">
              <th aria-label={w.agents} />
              <th>{w.now}</th>
              <th>{w.after}</th>
              <th>{w.change}</th>
            </tr>
          </thead>
          <tbody>
            {data.agents.slice(0, 14).map(({ agent, name, before, after }) => (
              <tr key={agent}>
                <td>{name}</td>
                <td>{before === null ? '–' : before.toFixed(1)}</td>
                <td>{after === null ? '–' : after.toFixed(1)}</td>
                <td>
                  <Change by={(after ?? 0) - (before ?? 0)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}

function Change({ by }: { readonly by: number }) {
  if (Math.abs(by) < 0.05) return <span className="kj-muted">0</span>;
  return (
    <span className={by > 0 ? 'kj-good' : 'kj-bad'}>
      {by > 0 ? '+' : '−'}
      {round(Math.abs(by))}
    </span>
  );
}

function Arithmetic({ sample, shop }: { readonly sample: CardSample; readonly shop: string }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const clock = useShopClock(shop);
  const link = useRuleLink();
  const { after, before, ref, agent, buyer, at, firstWords } = sample;
  if (after === null) return null;
  return (
    <>
      <p className="kj-muted" style={{ margin: '10px 0 6px' }}>
        {[agent, buyer, clock.time(at)].join(' · ')} “{firstWords}”{' '}
        <Link to={link(`/conversations/${encodeURIComponent(shop)}/${ref}`)}>{w.open}</Link>
      </p>
      {after.dimensions.map((one) => (
        <section key={one.dimension} className="kj-rb-arith">
          <header>
            <b>{tw(DIMENSIONS[one.dimension as keyof typeof DIMENSIONS])}</b>
            {one.score === null ? (
              <span className="kj-muted">{w.noneJudged}</span>
            ) : (
              <span>
                100{one.deducted > 0 && ` − ${round(one.deductedCapped)}`}
                {one.added > 0 && ` + ${round(one.added)}`} = <b>{round(one.score)}</b>{' '}
                <span className="kj-muted">
                  × {w.weight} {round(one.weight * 100)}%
                  {one.deducted > one.deductedCapped && ` · ${w.capped(one.deductedCapped)}`}
                </span>
              </span>
            )}
          </header>
          <ul>
            {after.steps
              .filter((step) => step.dimension === one.dimension)
              .map((step) => (
                <li key={step.rule}>
                  {tw(step.name)}{' '}
                  <span className={step.effect === 'add' ? 'kj-good' : 'kj-bad'}>
                    {step.effect.startsWith('veto')
                      ? tw(EFFECT_WORDS[step.effect]!)
                      : `${step.effect === 'add' ? '+' : '−'}${String(step.points)}${step.times > 1 ? ` × ${String(step.times)}` : ''}`}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p className="kj-rb-total">
        {w.total} <b>{after.total === null ? '–' : round(after.total)}</b>
        {before?.total != null && after.total !== null && (
          <>
            <span className="kj-muted">
              {w.now} {round(before.total)}
            </span>
            <Change by={after.total - before.total} />
          </>
        )}
      </p>
    </>
  );
}
