// What the rules said of a conversation: hits with their words and advice, then what was all right, then n/a.
import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import type { TraceNode } from '../../../engine/trace-node.ts';
import { sayNote } from '../../../report/words/evidence.ts';
import { NA_REASONS } from '../../../report/words/na-reasons.ts';
import { say } from '../../../report/words/say.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Severity } from '../../../ui/Severity.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { VerdictTrace } from '../../../ui/VerdictTrace.tsx';
import type { ConversationPageShape } from '../contract.ts';
import { fetchExplained } from './conversations-api.ts';

const WORDS = {
  clean: { zh: '没有发现问题', en: 'Nothing wrong was found' },
  nobody: {
    zh: '没有客服说话，谈不上好坏',
    en: 'No agent said anything, so there is nothing to judge',
  },
  untouched: {
    zh: (count: number) => `没有触发 ${count} 条`,
    en: (count: number) => `${count} not set off`,
  },
  why: { zh: '怎么判的', en: 'How it was judged' },
  advice: { zh: '建议', en: 'Advice' },
  passed: { zh: (count: number) => `合格 ${count} 条`, en: (count: number) => `${count} fine` },
  na: { zh: (count: number) => `不适用 ${count} 条`, en: (count: number) => `${count} n/a` },
  shadow: { zh: '试运行', en: 'on trial' },
  merit: { zh: '亮点', en: 'Merit' },
  signal: { zh: '信号', en: 'Signal' },
  order: { zh: '订单', en: 'Order' },
} as const;

type PageVerdict = ConversationPageShape['verdicts'][number];

interface Props {
  readonly page: ConversationPageShape;
  readonly chosen: string | null;
  readonly onChoose: (rule: string | null) => void;
  readonly onLine: (messageId: string) => void;
}

export function VerdictList(props: Props) {
  const { page } = props;
  const w = useWords(WORDS);
  const hits = page.verdicts.filter(({ result }) => result === 'hit');
  const passed = page.verdicts.filter(({ result, kind }) => result === 'miss' && kind === 'fault');
  const na = page.verdicts.filter(({ result }) => result === 'na');
  // Rules that nobody could have broken praise nobody.
  const spoken = page.item.agent !== null;
  return (
    <div className="kjc-verdicts">
      {hits.length === 0 && <EmptyState small good={spoken} title={spoken ? w.clean : w.nobody} />}
      {hits.map((verdict) => (
        <Hit key={`${verdict.rule}/${verdict.orderId ?? ''}`} verdict={verdict} props={props} />
      ))}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'passed',
            label: spoken ? w.passed(passed.length) : w.untouched(passed.length),
            children: <Rest {...{ props }} of={passed} />,
          },
          { key: 'na', label: w.na(na.length), children: <Rest {...{ props }} of={na} /> },
        ]}
      />
    </div>
  );
}

function Hit({ verdict, props }: { readonly verdict: PageVerdict; readonly props: Props }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { chosen, onChoose, onLine, page } = props;
  const { rule, name, kind, severity, agent, orderId, shadow, evidence, advice } = verdict;
  const first = evidence.find(({ messageId, role }) => messageId !== null && role !== 'context');
  const notes = [
    ...new Set(evidence.flatMap(({ note }) => (note === undefined ? [] : [sayNote(note)[lang]]))),
  ];
  const open = (): void => {
    onChoose(chosen === rule ? null : rule);
    if (first?.messageId != null) onLine(first.messageId);
  };
  return (
    <article className={`kjc-hit is-${kind}${chosen === rule ? ' is-chosen' : ''}`}>
      <button type="button" className="kjc-hit-head" onClick={open} aria-pressed={chosen === rule}>
        <b>{tw(name)}</b>
        {kind === 'fault' ? (
          <Severity value={severity} />
        ) : (
          <Tag tone={kind === 'merit' ? 'good' : 'plain'}>{w[kind]}</Tag>
        )}
        {shadow && <Tag>{w.shadow}</Tag>}
        <small>{agent?.name}</small>
      </button>
      {notes.length > 0 && <p className="kjc-hit-note">{notes.slice(0, 3).join('；')}</p>}
      {orderId !== null && notes.length === 0 && (
        <p className="kj-muted">
          {w.order} {orderId}
        </p>
      )}
      {kind === 'fault' && <p className="kjc-hit-advice">{tw(advice)}</p>}
      <How page={page} verdict={verdict} onLine={onLine} />
    </article>
  );
}

function How({
  page,
  verdict,
  onLine,
}: {
  readonly page: ConversationPageShape;
  readonly verdict: PageVerdict;
  readonly onLine: (messageId: string) => void;
}) {
  const w = useWords(WORDS);
  return (
    <Collapse
      ghost
      size="small"
      destroyOnHidden
      items={[
        {
          key: 'how',
          label: w.why,
          children: <Explanation page={page} verdict={verdict} onLine={onLine} />,
        },
      ]}
    />
  );
}

function Explanation({
  page,
  verdict,
  onLine,
}: {
  readonly page: ConversationPageShape;
  readonly verdict: PageVerdict;
  readonly onLine: (messageId: string) => void;
}) {
  const tw = useTw();
  const { shop, ref } = page.item;
  const explained = useQuery({
    queryKey: ['conversation', shop, ref, 'rule', verdict.rule],
    queryFn: () => fetchExplained(shop, ref, verdict.rule),
  });
  return (
    <Query of={explained} small>
      {({ verdicts }) => {
        const own = verdicts.find(({ orderId }) => orderId === verdict.orderId);
        return (
          <>
            <p className="kj-muted">{tw(verdict.why)}</p>
            <VerdictTrace
              trace={(own?.trace ?? []) as unknown as readonly TraceNode[]}
              result={verdict.result}
              reason={verdict.reason}
              textOf={(id) => page.lines.find((line) => line.id === id)?.text ?? null}
              onLine={onLine}
            />
          </>
        );
      }}
    </Query>
  );
}

function Rest({ of, props }: { readonly of: readonly PageVerdict[]; readonly props: Props }) {
  const tw = useTw();
  const lang = useLang();
  return (
    <Collapse
      ghost
      size="small"
      destroyOnHidden
      items={of.map((verdict) => ({
        key: `${verdict.rule}/${verdict.orderId ?? ''}`,
        label: (
          <span className="kjc-rest">
            {tw(verdict.name)}
            {verdict.result === 'na' && verdict.reason !== null && (
              <small>{say(NA_REASONS, verdict.reason)[lang]}</small>
            )}
          </span>
        ),
        children: <Explanation page={props.page} verdict={verdict} onLine={props.onLine} />,
      }))}
    />
  );
}
