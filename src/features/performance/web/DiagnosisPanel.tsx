// Where the money was lost, in plain sentences: each with its size, its figures and the conversations.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatMoney, formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { DiagnosisShape } from '../contract.ts';
import { api, conversationsTo, KEY } from './performance-api.ts';

const WORDS = {
  title: { zh: '诊断', en: 'Diagnosis' },
  note: {
    zh: (range: string, tested: number, chance: number) =>
      `${range}，检验了 ${tested} 个假设${chance > 0 ? `，${chance} 个可能只是偶然，没有列出` : ''}`,
    en: (range: string, tested: number, chance: number) =>
      `${range}; ${tested} hypotheses tested${chance > 0 ? `, ${chance} that may be chance not shown` : ''}`,
  },
  none: { zh: '没有发现说得准的问题', en: 'Nothing that can be told with certainty' },
  noneHint: {
    zh: '差异都在正常波动之内。选更长的时间会看得更清楚。',
    en: 'All differences are within what chance explains. A longer period tells more.',
  },
  about: { zh: '约', en: 'about ' },
  open: { zh: '看会话', en: 'Conversations' },
  how: { zh: '钱怎么算的', en: 'How it was computed' },
  range: { zh: '可信范围', en: 'Interval' },
} as const;

export function DiagnosisPanel({ query }: { readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const diagnosis = useQuery({
    queryKey: [KEY, 'diagnosis', query],
    queryFn: () => read(api.overview.diagnosis.$get({ query })),
  });
  const lang = useLang();
  const { data } = diagnosis;
  const note =
    data === undefined || data.tested === 0
      ? {}
      : { note: w.note(formatRange(data.from, data.to, lang), data.tested, data.chance) };
  return (
    <Panel title={w.title} {...note}>
      <Query of={diagnosis} small loading={<Loading rows={4} />}>
        {({ concerns, missing, from, to }) =>
          concerns.length === 0 ? (
            <EmptyState
              small
              good={missing === null}
              title={missing === null ? w.none : tw(missing)}
              {...(missing === null ? { hint: w.noneHint } : {})}
            />
          ) : (
            <div className="kj-concerns">
              {concerns.map((concern) => (
                <ConcernCard key={concern.id} concern={concern} query={{ ...query, from, to }} />
              ))}
            </div>
          )
        }
      </Query>
    </Panel>
  );
}

type Concern = DiagnosisShape['concerns'][number];

function ConcernCard({
  concern,
  query,
}: {
  readonly concern: Concern;
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { title, moneyFen, sentence, compare, filter, confidence, sureness, range } = concern;
  return (
    <article className="kj-concern">
      <header>
        <h3>{tw(title)}</h3>
        <Tag tone={confidence === 'sure' ? 'warn' : 'plain'}>{tw(sureness)}</Tag>
        <strong title={`${w.range} ${tw(range)}`}>
          {w.about}
          {formatMoney(Math.round(moneyFen / 100) * 100)}
        </strong>
      </header>
      <p>{tw(sentence)}</p>
      <ul className="kj-concern-bars">
        {compare.map((bar, at) => (
          <li key={`${String(at)}${bar.name.zh}`} className={bar.own ? 'is-own' : undefined}>
            <span>{tw(bar.name)}</span>
            <i aria-hidden="true">
              <u style={{ width: `${Math.max(2, bar.ratio * 100)}%` }} />
            </i>
            <b>{bar.text}</b>
          </li>
        ))}
      </ul>
      {concern.spark !== null && <Spark spark={concern.spark} />}
      <footer>
        <details>
          <summary>{w.how}</summary>
          <p>{tw(concern.computed)}</p>
        </details>
        <Link
          to={conversationsTo(
            { ...query, from: filter.from ?? query.from, to: filter.to ?? query.to },
            {
              ...{ agent: filter.agent, rule: filter.rule, sku: filter.sku },
              ...{ phase: filter.phase, order: filter.order },
            },
          )}
        >
          {w.open}
        </Link>
      </footer>
    </article>
  );
}

function Spark({ spark }: { readonly spark: NonNullable<Concern['spark']> }) {
  const tw = useTw();
  return (
    <figure className="kj-concern-spark">
      <figcaption>{tw(spark.title)}</figcaption>
      <div>
        {spark.bars.map((bar) => (
          <i
            key={bar.label}
            className={bar.marked ? 'is-marked' : undefined}
            style={{ height: `${Math.max(3, bar.ratio * 100)}%` }}
            title={`${bar.label} · ${bar.text}`}
          />
        ))}
      </div>
    </figure>
  );
}
