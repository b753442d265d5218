// What a back-test found: verdicts that flip, points gained and lost by agent, conversations to read.
import { useQuery } from '@tanstack/react-query';
import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { newClient, read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatRange } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { Transcript } from '../../../ui/Transcript.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { ConversationsRoutes } from '../../conversations/routes.ts';
import { DivergingBars } from './DivergingBars.tsx';
import { FLIP_WORDS } from './rule-words.ts';
import type { BacktestReport } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  title: { zh: '结果', en: 'Result' },
  read: {
    zh: (conversations: number, days: string) => `${days}，判了 ${conversations} 段会话`,
    en: (conversations: number, days: string) => `${days}, ${conversations} conversations`,
  },
  before: { zh: '现在命中', en: 'Hits now' },
  after: { zh: '改后命中', en: 'Hits after' },
  flips: { zh: '判定会变', en: 'Verdicts that flip' },
  na: { zh: '改后不适用占比', en: 'n/a share after' },
  agents: { zh: '谁加分，谁扣分', en: 'Who gains, who loses' },
  agentsNote: { zh: '所有会话得分变化之和', en: 'Summed over all conversations' },
  same: {
    zh: '没有一段会话的判定会变，分数也就不变。',
    en: 'No verdict flips, so no score changes.',
  },
  nobody: {
    zh: '判定会变，但没有人的分数会变：这条规则没列进评分卡，或者已经扣到底了。',
    en: 'Verdicts flip, yet nobody’s score changes: the rule is on no scorecard, or the most is taken already.',
  },
  readThem: { zh: '读一读会变的会话', en: 'Read what flips' },
  none: { zh: '没有一段会话的判定会变', en: 'No verdict flips' },
  all: { zh: '全部', en: 'All' },
  open: { zh: '打开这段会话', en: 'Open the conversation' },
} as const;

interface ResultProps {
  readonly report: BacktestReport;
  readonly shop: string;
}

export function BacktestResult({ report, shop }: ResultProps) {
  const w = useWords(WORDS);
  const lang = useLang();
  const sum = (side: 'before' | 'after', what: 'hit' | 'miss' | 'na'): number =>
    report.rules.reduce((total, one) => total + one[side][what], 0);
  const judged = sum('after', 'hit') + sum('after', 'miss') + sum('after', 'na');
  const flips = tellingFlips(report).reduce((n, { count }) => n + count, 0);
  const days = formatRange(report.from, report.to, lang);
  return (
    <>
      <Panel title={w.title} note={w.read(report.conversations, days)}>
        <FigureRow>
          <Figure label={w.before} value={sum('before', 'hit')} />
          <Figure
            label={w.after}
            value={sum('after', 'hit')}
            note={signed(sum('after', 'hit') - sum('before', 'hit'))}
          />
          <Figure label={w.flips} value={flips} />
          <Figure
            label={w.na}
            unit="percent"
            value={judged === 0 ? null : sum('after', 'na') / judged}
          />
        </FigureRow>
      </Panel>
      <Panel title={w.agents} note={w.agentsNote}>
        {report.agents.every(({ changed }) => changed === 0) ? (
          <EmptyState small title={flips === 0 ? w.same : w.nobody} />
        ) : (
          <DivergingBars agents={report.agents.filter(({ changed }) => changed > 0)} />
        )}
      </Panel>
      <Flips report={report} shop={shop} />
    </>
  );
}

const signed = (by: number): string => (by === 0 ? '±0' : by > 0 ? `+${by}` : `−${-by}`);

type Flip = BacktestReport['flips'][number];

/** Of a new rule only what it hits is news. */
function tellingFlips({ rules }: BacktestReport): BacktestReport['rules'][number]['flips'] {
  return rules
    .flatMap(({ flips }) => flips)
    .filter(({ kind }) => kind !== 'none→miss' && kind !== 'none→na');
}

const kindOf = ({ from, to }: Flip): string => `${from}→${to}`;

function Flips({ report, shop }: ResultProps) {
  const clock = useShopClock(shop);
  const w = useWords(WORDS);
  const tw = useTw();
  const [kind, setKind] = useState('');
  const [open, setOpen] = useState<Flip | null>(null);
  const counts = new Map<string, number>();
  for (const one of tellingFlips(report)) {
    counts.set(one.kind, (counts.get(one.kind) ?? 0) + one.count);
  }
  const name = (of: string): string => tw(FLIP_WORDS[of] ?? { zh: of, en: of });
  const shown = report.flips.filter((flip) =>
    kind === '' ? counts.has(kindOf(flip)) : kindOf(flip) === kind,
  );
  return (
    <Panel title={w.readThem}>
      {shown.length === 0 ? (
        <EmptyState small title={w.none} />
      ) : (
        <>
          <Segmented
            value={kind}
            onChange={setKind}
            options={[
              { value: '', label: w.all },
              ...[...counts].map(([value, count]) => ({
                value,
                label: `${name(value)} ${String(count)}`,
              })),
            ]}
          />
          <ul className="kj-rb-hits" style={{ marginTop: 8 }}>
            {shown.slice(0, 40).map((flip) => (
              <li key={`${flip.ref}${kindOf(flip)}${flip.rule}`}>
                <blockquote>
                  <button type="button" className="kj-rb-quote" onClick={() => setOpen(flip)}>
                    <Tag tone={flip.to === 'hit' ? 'bad' : flip.from === 'hit' ? 'good' : 'plain'}>
                      {name(kindOf(flip))}
                    </Tag>{' '}
                    “{flip.quote}”
                  </button>
                </blockquote>
                <small className="kj-muted">
                  {[flip.agent ?? '', flip.buyer, clock.time(flip.at)]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      <Drawer
        open={open !== null}
        size={560}
        title={open === null ? '' : name(kindOf(open))}
        onClose={() => setOpen(null)}
      >
        {open !== null && <FlipTranscript flip={open} shop={shop} />}
      </Drawer>
    </Panel>
  );
}

const conversations = newClient<ConversationsRoutes>();

function FlipTranscript({ flip, shop }: { readonly flip: Flip; readonly shop: string }) {
  const w = useWords(WORDS);
  const link = useRuleLink();
  const { ref, rule, before, after } = flip;
  const page = useQuery({
    queryKey: ['conversation', shop, ref],
    queryFn: () =>
      read(conversations.conversations[':shop'][':id'].$get({ param: { shop, id: ref } })),
  });
  const pointed = flip.to === 'hit' ? after : before.length > 0 ? before : after;
  const tone = flip.to === 'hit' ? 'bad' : 'plain';
  const marks = pointed
    .filter(({ role, messageId }) => role !== 'context' && messageId !== null)
    .map(({ messageId, start, end }) => ({
      ...{ rule, ruleName: '', messageId, start, end },
      tone: tone as 'bad' | 'plain',
    }));
  return (
    <Query of={page}>
      {(data) => (
        <>
          <Link to={link(`/conversations/${encodeURIComponent(shop)}/${ref}`)}>{w.open}</Link>
          <Transcript
            lines={data.lines}
            orders={data.orderEvents}
            marks={marks}
            offsetMs={data.zoneOffsetMs}
            focus={marks[0]?.messageId ?? null}
          />
        </>
      )}
    </Query>
  );
}
