// Severity and dimension of a rule, in words.
import type { Words } from '../../intake/format.ts';
import type { AgentScore } from '../../scoring/score-tally.ts';
import type { Dimension, Severity } from '../rule-info.ts';

export const SEVERITIES: Readonly<Record<Severity, Words>> = {
  info: { zh: '提示', en: 'Info' },
  minor: { zh: '轻微', en: 'Minor' },
  major: { zh: '严重', en: 'Major' },
  critical: { zh: '红线', en: 'Critical' },
};

export const DIMENSIONS: Readonly<Record<Dimension | AgentScore['dimension'], Words>> = {
  attitude: { zh: '工作态度', en: 'Attitude' },
  skill: { zh: '业务水平', en: 'Skill' },
  compliance: { zh: '合规', en: 'Compliance' },
  process: { zh: '服务流程', en: 'Process' },
  buyer: { zh: '买家', en: 'Buyer' },
  total: { zh: '总分', en: 'Total' },
};
