// The diagnosis of a period in plain sentences: each concern with its money, its figures and where to look.
import { compareOf, computedOf, sparkOf } from '../../report/build/diagnosis-compare.ts';
import { sentenceOf } from '../../report/build/diagnosis-words.ts';
import { presentFen } from '../../report/present-number.ts';
import { CONFIDENCES, NO_DIAGNOSIS, PATTERNS } from '../../report/words/concerns.ts';
import type { Concern } from '../../scoring/diagnosis/concern.ts';
import { diagnose } from '../../scoring/diagnosis/diagnose.ts';
import type { DiagnosisInput } from '../../scoring/diagnosis/rows.ts';
import type { Work } from './period.ts';

const yuan = (fen: number): string => presentFen(Math.round(fen / 100) * 100);

export function presentDiagnosis(input: DiagnosisInput, work: Pick<Work, 'setup' | 'nameOf'>) {
  const rules = new Map(work.setup.rulebook.rules.map(({ rule }) => [rule.id, rule.name]));
  const names = {
    agent: work.nameOf,
    rule: (id: string) => rules.get(id) ?? { zh: id, en: id },
  };
  const found = diagnose(input);
  return {
    missing: found.missing === null ? null : NO_DIAGNOSIS[found.missing],
    tested: found.tested,
    more: found.concerns.filter(({ confidence }) => confidence !== 'chance').length - found.shown,
    concerns: found.concerns.slice(0, found.shown).map((concern) => presentConcern(concern, names)),
    chance: found.concerns.filter(({ confidence }) => confidence === 'chance').length,
  };
}

function presentConcern(concern: Concern, names: Parameters<typeof sentenceOf>[1]) {
  const { id, detail, moneyFen, moneyRangeFen, confidence, filter, p, q } = concern;
  const [low, high] = moneyRangeFen.map(yuan);
  const spark = sparkOf(concern, names);
  return {
    id,
    pattern: detail.pattern,
    title: PATTERNS[detail.pattern],
    sentence: sentenceOf(concern, names),
    moneyFen,
    range: { zh: `${low} 到 ${high}`, en: `${low} to ${high}` },
    computed: computedOf(concern),
    confidence,
    sureness: CONFIDENCES[confidence],
    p,
    q,
    compare: compareOf(concern, names).map((bar) => ({ ...bar })),
    spark:
      spark === null ? null : { title: spark.title, bars: spark.bars.map((bar) => ({ ...bar })) },
    filter: presentFilter(filter),
  };
}

/** As the list of conversations calls it. */
const ORDER_OF = { closed: 'lost', refunded: 'refunded' } as const;

/** What the list of conversations is filtered by: an inquiry lost has no order, an order was closed or refunded. */
export function presentFilter(filter: Concern['filter']) {
  const lostInquiry = filter.outcome === 'lost';
  return {
    agent: filter.agent ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    rule: filter.rule ?? null,
    sku: filter.sku ?? null,
    phase: lostInquiry ? ('presale' as const) : null,
    order: lostInquiry
      ? ('none' as const)
      : filter.orderState === undefined
        ? null
        : ORDER_OF[filter.orderState],
  };
}
