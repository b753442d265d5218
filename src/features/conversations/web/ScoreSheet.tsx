// The score of each agent with its arithmetic: what each rule took or gave, caps, weights, and the sum.
import { DIMENSIONS } from '../../../report/words/rule-terms.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatPercent } from '../../../ui/format.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { ConversationPageShape } from '../contract.ts';

const WORDS = {
  none: { zh: '这个会话不计分', en: 'This conversation is not scored' },
  unjudged: {
    zh: '没有可判的，权重分给其他维度',
    en: 'nothing to judge, its weight goes to the others',
  },
  cap: { zh: '（封顶）', en: ' (capped)' },
  zero: { zh: '一票否决，这一维 0 分', en: 'veto: the dimension is 0' },
  zeroAll: { zh: '一票否决，整个会话 0 分', en: 'veto: the conversation is 0' },
  total: { zh: '总分', en: 'Total' },
  start: { zh: '起始', en: 'starts at' },
} as const;

type Score = ConversationPageShape['scores'][number];

export function ScoreSheet({ scores }: { readonly scores: readonly Score[] }) {
  const w = useWords(WORDS);
  if (scores.length === 0) return <EmptyState small title={w.none} />;
  return (
    <>
      {scores.map((score) => (
        <Sheet key={score.agent.id} score={score} />
      ))}
    </>
  );
}

function Sheet({ score }: { readonly score: Score }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const judged = score.dimensions.filter((one) => one.score !== null);
  const sum = judged
    .map((one) => `${points(one.score)} × ${formatPercent(one.weight)}`)
    .join(' + ');
  return (
    <article className="kjc-sheet">
      <h3>
        {score.agent.name}
        <small>
          {tw(score.scorecard.name)} v{score.scorecard.version}
        </small>
      </h3>
      {score.dimensions.map((one) => (
        <div key={one.dimension} className="kjc-dimension">
          <p>
            <b>{tw(DIMENSIONS[one.dimension])}</b>
            <span>
              {one.score === null ? (
                <small>{w.unjudged}</small>
              ) : (
                <>
                  {lineOf(one, w.cap)} <b>{points(one.score)}</b>
                </>
              )}
            </span>
          </p>
          <ul>
            {score.steps
              .filter(({ dimension }) => dimension === one.dimension)
              .map((step) => (
                <li key={step.rule}>
                  <span>{tw(step.name)}</span>
                  <span className={step.effect === 'add' ? 'kj-good' : 'kj-bad'}>
                    {step.effect === 'veto-all'
                      ? w.zeroAll
                      : step.effect === 'veto-dimension'
                        ? w.zero
                        : `${step.effect === 'add' ? '+' : '−'}${step.points}${step.times > 1 ? ` × ${step.times}` : ''}`}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
      <p className="kjc-sum">
        <b>{w.total}</b>
        <span>
          {judged.length > 1 && <small>{sum} = </small>}
          <b>{points(score.total)}</b>
        </span>
      </p>
    </article>
  );
}

function points(value: number | null): string {
  return value === null ? '–' : String(Math.round(value * 10) / 10);
}

/** `100 − 20 + 5 =`, with the deduction as capped. */
function lineOf(
  { deducted, deductedCapped, added }: Score['dimensions'][number],
  cap: string,
): string {
  if (deducted === 0 && added === 0) return '';
  const off = deducted === 0 ? '' : ` − ${deductedCapped}${deducted > deductedCapped ? cap : ''}`;
  return `100${off}${added === 0 ? '' : ` + ${added}`} =`;
}
