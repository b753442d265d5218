// The few sentences a partner reads if they read nothing else.
import type { Words } from '../../intake/format.ts';
import type { AgentModel, DayModel, IdentityModel, WeaknessModel, WorkModel } from '../model.ts';
import { presentCount, presentFen } from '../present-number.ts';

interface HeadlineInput {
  readonly identity: IdentityModel;
  readonly days: readonly DayModel[];
  readonly provisional: number;
  readonly agents: readonly AgentModel[];
  readonly weaknesses: readonly WeaknessModel[];
  readonly unpaid: WorkModel;
  readonly lost: WorkModel;
}

export function buildHeadlines(input: HeadlineInput): Words[] {
  return [
    salesLine(input.identity),
    behindLine(input.agents),
    weaknessLine(input.weaknesses),
    workLine(input.unpaid, input.lost),
    provisionalLine(input.provisional),
  ].filter((words): words is Words => words !== null);
}

function salesLine({ sales, inquiries, conversion, orderValue }: IdentityModel): Words | null {
  if (sales.value === null) {
    const reason = sales.reason ?? { zh: '没有数据', en: 'no data' };
    return {
      zh: `销售和转化算不出来（${reason.zh}），质检部分不受影响。`,
      en: `Sales and conversion cannot be told (${reason.en}); the inspection is complete.`,
    };
  }
  return {
    zh: `客服销售额 ${sales.text.zh}：${inquiries.text.zh} 人询单，${conversion.text.zh} 成交，每人买 ${orderValue.text.zh}。`,
    en: `Agents sold ${sales.text.en}: ${inquiries.text.en} inquirers, ${conversion.text.en} of them bought, ${orderValue.text.en} each.`,
  };
}

function behindLine(agents: readonly AgentModel[]): Words | null {
  let behind: AgentModel | undefined;
  let worstFen = 0;
  for (const agent of agents) {
    if (agent.gap === null || agent.weakLink === null || agent.weakLink === 'inquiries') continue;
    const selling = agent.gap.conversionFen + agent.gap.orderValueFen;
    if (selling < worstFen) {
      worstFen = selling;
      behind = agent;
    }
  }
  if (behind === undefined) return null;
  return {
    zh: `最该先带的是${behind.name}：${behind.diagnosis.zh}`,
    en: `Coach ${behind.name} first. ${behind.diagnosis.en}`,
  };
}

function weaknessLine(weaknesses: readonly WeaknessModel[]): Words | null {
  const first = weaknesses[0];
  if (first === undefined) return null;
  const { rule, hit, judged } = first;
  const [a, b] = [presentCount(judged), presentCount(hit)];
  return {
    zh: `最普遍的问题是「${rule.name.zh}」：能判断的 ${a} 次里出现了 ${b} 次。`,
    en: `The heaviest weakness is “${rule.name.en}”: ${b} times out of ${a}.`,
  };
}

function workLine(unpaid: WorkModel, lost: WorkModel): Words | null {
  if (unpaid.count === 0 && lost.count === 0) return null;
  const [orders, buyers] = [presentCount(unpaid.count), presentCount(lost.count)];
  const money = presentFen(unpaid.valueFen);
  const zh = [
    ...(unpaid.count > 0 ? [`${orders} 笔未付款订单共 ${money}`] : []),
    ...(lost.count > 0 ? [`${buyers} 位询单后没下单的买家`] : []),
  ];
  const en = [
    ...(unpaid.count > 0 ? [`${orders} unpaid orders worth ${money}`] : []),
    ...(lost.count > 0 ? [`${buyers} inquirers who have not ordered`] : []),
  ];
  return { zh: `还能追的：${zh.join('，')}。`, en: `Still to be won: ${en.join(', ')}.` };
}

function provisionalLine(provisional: number): Words | null {
  if (provisional === 0) return null;
  const count = presentCount(provisional);
  return {
    zh: `有 ${count} 位询单买家的转化窗口还没结束，相关数字标「暂」，之后还会变。`,
    en: `${count} inquirers are still inside their window; figures marked “prov.” may change.`,
  };
}
