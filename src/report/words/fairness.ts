// Words of the fair comparison: verdicts, points with their interval, and how good the model is.
import type { Words } from '../../intake/format.ts';
import type {
  ConversionQuality,
  Estimate,
  FairVerdict,
  ModelQuality,
} from '../../scoring/fairness/fair-comparison.ts';
import { presentCount } from '../present-number.ts';

export const VERDICT_WORDS: Readonly<Record<FairVerdict, Words>> = {
  better: { zh: '比预期好', en: 'better' },
  unsure: { zh: '说不准', en: 'cannot say' },
  worse: { zh: '比预期差', en: 'worse' },
};

/** 0.033 as `+3.3`, in points of a hundred; minus sign is U+2212. */
export function presentPoints(share: number): string {
  const text = (Math.abs(share) * 100).toFixed(1);
  if (text === '0.0') return '0.0';
  return share < 0 ? `−${text}` : `+${text}`;
}

export function estimateWords({ value, low, high }: Estimate): Words {
  const [own, from, to] = [value, low, high].map(presentPoints);
  return { zh: `${own} 点（${from} ~ ${to}）`, en: `${own} pts (${from} … ${to})` };
}

/** Of order values: `+4.8%（−1.0% ~ +11.0%）`. */
export function ratioWords({ value, low, high }: Estimate): Words {
  const [own, from, to] = [value, low, high].map((one) => `${presentPoints(one)}%`);
  return { zh: `${own}（${from} ~ ${to}）`, en: `${own} (${from} … ${to})` };
}

const WHY_NOT: Readonly<Record<Exclude<ModelQuality['why'], null>, Words>> = {
  'few-rows': {
    zh: '询单太少，学不出买家之间的差别',
    en: 'too few inquiries to learn how buyers differ',
  },
  'few-outcomes': {
    zh: '成交或没成交的太少，学不出买家之间的差别',
    en: 'too few paid or unpaid inquiries to learn how buyers differ',
  },
  'no-gain': {
    zh: '买家的这些差别在没见过的询单上预测不出成交',
    en: 'these differences between buyers do not foretell who pays among inquiries not seen before',
  },
};

/** Whether the model is any good, for somebody who is no statistician. */
export function qualityWords(model: ConversionQuality): Words {
  if (model.why !== null) {
    const { zh, en } = WHY_NOT[model.why];
    return {
      zh: `${zh}，所以每个人的“该有转化”都用全店平均。`,
      en: `Everybody is expected to reach the shop’s average: ${en}.`,
    };
  }
  const gain = ((1 - model.loss / model.baseLoss) * 100).toFixed(1);
  const auc = (model.auc * 100).toFixed(0);
  const slope = model.calibrationSlope.toFixed(2);
  const rows = presentCount(model.rows);
  return {
    zh: `模型好不好：在 ${rows} 个它没见过的询单上，误差比“一律按平均”小 ${gain}%；随便挑一个成交的和一个没成交的，${auc}% 的时候能认出谁会买（瞎猜是 50%）；校准斜率 ${slope}（1 最准）。`,
    en: `Model: on ${rows} inquiries it had not seen its error is ${gain}% below “the average for all”; of one buyer who paid and one who did not it picks the right one ${auc}% of the time (50% is guessing); calibration slope ${slope} (1 is right).`,
  };
}
