// The words of the rulebook's pages: statuses, kinds, checks, what a scorecard does.
import type { Said } from '../../../ui/use-words.ts';

type Words = Said<string>;

export const STATUS_WORDS: Readonly<Record<string, Words>> = {
  draft: { zh: '草稿', en: 'Draft' },
  tested: { zh: '已测试', en: 'Tested' },
  backtested: { zh: '已回测', en: 'Back-tested' },
  shadow: { zh: '试运行', en: 'On trial' },
  active: { zh: '生效中', en: 'Active' },
  retired: { zh: '已停用', en: 'Retired' },
};

export const KIND_WORDS: Readonly<Record<string, Words>> = {
  fault: { zh: '问题', en: 'Fault' },
  merit: { zh: '亮点', en: 'Merit' },
  signal: { zh: '买家信号', en: 'Buyer signal' },
};

export const CHECK_WORDS: Readonly<Record<string, Words>> = {
  reads: { zh: '写法读得懂', en: 'The rule can be read' },
  examples: { zh: '例子全部通过', en: 'All examples pass' },
  enough: { zh: '例子够多（该抓、不该抓各 4 个）', en: 'At least 4 hits and 4 misses' },
  appeals: { zh: '成立的申诉都改对了', en: 'Upheld appeals are judged rightly' },
  mutation: { zh: '例子管得住规则（变异得分 ≥ 90%）', en: 'Mutation score of 90 % or more' },
  lint: { zh: '没有重复和矛盾', en: 'No contradictions or idle parts' },
  version: { zh: '判法变了，版本也加了', en: 'The version was raised' },
  backtest: { zh: '在真实会话上回测过', en: 'Tried on stored conversations' },
};

export const EFFECT_WORDS: Readonly<Record<string, Words>> = {
  deduct: { zh: '扣分', en: 'deduct' },
  add: { zh: '加分', en: 'add' },
  'veto-dimension': { zh: '本维度清零', en: 'dimension to zero' },
  'veto-all': { zh: '整段清零', en: 'everything to zero' },
};

export const PHASE_WORDS: Readonly<Record<string, Words>> = {
  presale: { zh: '售前', en: 'Pre-sale' },
  aftersale: { zh: '售后', en: 'After-sale' },
  unknown: { zh: '分不清', en: 'Unclear' },
};

export const TRUTH_WORDS: Readonly<Record<string, Words>> = {
  hit: { zh: '该抓', en: 'must hit' },
  miss: { zh: '不该抓', en: 'must not hit' },
  na: { zh: '不适用', en: 'n/a' },
  none: { zh: '没判', en: 'not judged' },
};

/** Flips of a back-test, `hit→miss` and so on, as people say them. */
export const FLIP_WORDS: Readonly<Record<string, Words>> = {
  'hit→miss': { zh: '不再抓', en: 'no longer hit' },
  'miss→hit': { zh: '新抓到', en: 'newly hit' },
  'hit→hit': { zh: '抓到的地方变了', en: 'hit elsewhere' },
  'hit→na': { zh: '抓到 → 不适用', en: 'hit → n/a' },
  'na→hit': { zh: '不适用 → 抓到', en: 'n/a → hit' },
  'miss→na': { zh: '不算 → 不适用', en: 'miss → n/a' },
  'na→miss': { zh: '不适用 → 不算', en: 'n/a → miss' },
  'none→hit': { zh: '新规则抓到', en: 'hit by the new rule' },
  'none→miss': { zh: '新规则不算', en: 'miss of the new rule' },
  'none→na': { zh: '新规则不适用', en: 'n/a of the new rule' },
};
