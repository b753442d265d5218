// Names an agent's weak link in a plain sentence, with the figures and what it costs (P5).

import type { Agent } from '../../domain/setup.ts';
import type { Words } from '../../intake/format.ts';
import type { Funnel, Link } from '../../scoring/diagnosis/weak-link.ts';
import { seemsAfterSale } from '../../scoring/seems-after-sale.ts';
import type { IdentityModel } from '../model.ts';
import { presentCount, presentFen, presentPercent } from '../present-number.ts';
import type { Comparison, Team } from './compare-sellers.ts';

export interface Patient {
  readonly identity: IdentityModel;
  readonly funnel: Funnel;
  readonly role: Agent['role'];
}

export function diagnoseAgent(team: Team, comparison: Comparison | null, own: Patient): Words {
  if (own.role === 'aftersale') {
    return { zh: '售后客服，不参与销售比较。', en: 'After-sale staff; not compared on sales.' };
  }
  if (own.identity.sales.value === null) {
    const reason = own.identity.sales.reason ?? { zh: '没有数据', en: 'no data' };
    return { zh: `销售额算不出来：${reason.zh}。`, en: `Sales cannot be told: ${reason.en}.` };
  }
  if (comparison === null && seemsAfterSale(own.role, own.funnel)) {
    const buyers = presentCount(own.funnel.inquiries);
    return {
      zh: `${buyers} 人询单没有一单，名单里也没写岗位，先不参与销售比较：请在客服名单里写明售前还是售后。`,
      en: `No order from ${buyers} inquirers and no role in the roster; not compared on sales until it says pre-sale or after-sale.`,
    };
  }
  if (comparison === null) {
    return { zh: '没有询单买家，不参与销售比较。', en: 'Had no inquirers; not compared on sales.' };
  }
  const { weakLink, weakFen } = comparison;
  if (weakLink === null || weakFen === null) {
    return { zh: '各环节都不低于团队平均。', en: 'No link is below the team’s average.' };
  }
  const factor = factorWords(team, own, weakLink);
  const money = presentFen(Math.abs(weakFen));
  return {
    zh: `短板在${factor.zh}，折合少卖 ${money}。`,
    en: `Weak link: ${factor.en}; worth ${money} less.`,
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : presentPercent(part / whole);
}

function factorWords(team: Team, { identity, funnel }: Patient, link: Link): Words {
  const all = team.funnel;
  switch (link) {
    case 'inquiries': {
      const mean = presentCount(Math.round(team.average?.inquirers ?? 0));
      const own = identity.inquiries.text;
      return {
        zh: `询单人数：${own.zh} 人，人均 ${mean} 人`,
        en: `too few inquirers: ${own.en} against ${mean} on average`,
      };
    }
    case 'orderValue': {
      const mean = presentFen(Math.round(team.average?.orderValueFen ?? 0));
      const own = identity.orderValue.text;
      return {
        zh: `客单价：${own.zh}，团队 ${mean}`,
        en: `small baskets: ${own.en} against the team’s ${mean}`,
      };
    }
    case 'paying': {
      const [own, mean] = [share(funnel.paid, funnel.ordered), share(all.paid, all.ordered)];
      return {
        zh: `下单后流失：下单的买家 ${own} 付了款，团队 ${mean}`,
        en: `orders lost after placing: ${own} of buyers who ordered paid, the team ${mean}`,
      };
    }
    case 'conversion': {
      const own = share(funnel.ordered, funnel.inquiries);
      const mean = share(all.ordered, all.inquiries);
      return {
        zh: `推进下单：询单买家 ${own} 下了单，团队 ${mean}`,
        en: `weak selling: ${own} of inquirers ordered, the team ${mean}`,
      };
    }
  }
}
