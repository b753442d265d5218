// The fair comparison in words: what was expected of each agent, what is left, and who cannot be told apart (M4).
import type { Words } from '../../intake/format.ts';
import type { FairAgent, FairComparison, MixPart } from '../../scoring/fairness/fair-comparison.ts';
import type { FairModel, FairRow } from '../fair-model.ts';
import { presentCount, presentFen } from '../present-number.ts';
import { levelWords } from '../words/case-mix.ts';
import { estimateWords, presentPoints, qualityWords, ratioWords } from '../words/fairness.ts';

const MIX_MAX = 2;
/** Parts below a fifth of a point are not worth a word. */
const MIX_MIN = 0.002;
const ALIKE_MAX = 3;

/** `names`: of agents by id. null stays null. */
export function buildFair(
  fair: FairComparison | null,
  names: Readonly<Record<string, string>>,
): FairModel | null {
  if (fair === null || fair.agents.length === 0) return null;
  const name = (agent: string): string => names[agent] ?? agent.slice(agent.lastIndexOf(':') + 1);
  const rows = fair.agents.map((agent) => rowOf(agent, fair, name));
  return {
    level: fair.level,
    rows,
    reach: Math.max(0.01, ...rows.flatMap(({ low, high }) => [-low, high])),
    pairs: pairWords(fair),
    quality: qualityWords(fair.conversionModel),
    notes: notesOf(fair, name),
  };
}

function rowOf(agent: FairAgent, fair: FairComparison, name: (agent: string) => string): FairRow {
  const { conversion, orderValue } = agent;
  const { observed, expected, difference, shrunk, verdict, worthFen } = conversion;
  return {
    agent: agent.agent,
    name: name(agent.agent),
    inquiries: agent.inquiries,
    observed,
    expected,
    difference,
    ...shrunk,
    verdict,
    worthFen: worthFen.value,
    estimate: estimateWords(shrunk),
    mix: agent.mix
      .filter(({ points }) => Math.abs(points) >= MIX_MIN)
      .slice(0, MIX_MAX)
      .map(mixWords),
    alike: alikeWords(agent.agent, fair, name),
    orderValue: orderValue && ratioWords(orderValue.shrunk),
    tier: agent.tier,
  };
}

function mixWords({ feature, level, points, ownShare, teamShare }: MixPart): Words {
  const who = levelWords(feature, level);
  const more = ownShare >= teamShare;
  const [own, team] = [ownShare, teamShare].map((share) => `${Math.round(share * 100)}%`);
  const worth = presentPoints(points);
  return {
    zh: `${who.zh}${more ? '多' : '少'}（${own}，全店 ${team}）${worth} 点`,
    en: `${more ? 'more' : 'fewer'} ${who.en} (${own}, shop ${team}) ${worth}`,
  };
}

function alikeWords(agent: string, fair: FairComparison, name: (agent: string) => string): Words {
  const others = fair.pairs.flatMap(({ better, worse, apart }) =>
    apart ? [] : better === agent ? [worse] : worse === agent ? [better] : [],
  );
  if (fair.pairs.length === 0) return { zh: '', en: '' };
  if (others.length === 0) return { zh: '和谁都分得出', en: 'told apart from everybody' };
  const all = others.length === fair.agents.length - 1;
  if (all) return { zh: '和谁都分不出', en: 'cannot be told from anybody' };
  const first = others.slice(0, ALIKE_MAX).map(name);
  const rest = others.length - first.length;
  return {
    zh: `和${first.join('、')}${rest > 0 ? `等 ${others.length} 位` : ''}分不出高下`,
    en: `cannot be told from ${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
  };
}

function pairWords({ told, agents }: FairComparison): Words {
  if (agents.length < 2) return { zh: '', en: '' };
  const [all, apart] = [presentCount(told.pairs), presentCount(told.apart)];
  const alike = presentCount(told.pairs - told.apart);
  const wrong = `${(told.wrongShare * 100).toFixed(1)}%`;
  return {
    zh: `两两相比共 ${all} 对：${apart} 对分得出高下（其中看反的估计占 ${wrong}），${alike} 对的差距可能只是运气。`,
    en: `Of ${all} pairs ${apart} can be told apart (${wrong} of these expected the wrong way round); for ${alike} the difference may be luck.`,
  };
}

function notesOf(fair: FairComparison, name: (agent: string) => string): Words[] {
  const notes: Words[] = [];
  if (fair.oneIn > 1) {
    notes.push({
      zh: `询单太多，按买家抽了 1/${fair.oneIn}（${presentCount(fair.inquiries)} 个）来比。`,
      en: `Too many inquiries: compared on those of one buyer in ${fair.oneIn} (${presentCount(fair.inquiries)}).`,
    });
  }
  if (fair.notCompared.length > 0) {
    const who = fair.notCompared.map(name);
    notes.push({
      zh: `售后客服，和名单没写岗位又一单没成的，不参加比较：${who.join('、')}。`,
      en: `Not compared are after-sale staff, and who sold nothing and has no role in the roster: ${who.join(', ')}.`,
    });
  }
  return notes;
}

/** 折合多卖或少卖多少钱。 */
export function worthWords(fen: number): Words {
  const yuan = presentFen(Math.round(Math.abs(fen) / 100) * 100);
  return fen < 0
    ? { zh: `少卖 ${yuan}`, en: `${yuan} less` }
    : { zh: `多卖 ${yuan}`, en: `${yuan} more` };
}
