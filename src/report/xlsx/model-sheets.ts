// The agents and the notes sheet, from the report's model.
import type { ReportModel, Shown } from '../model.ts';
import type { CellContent, CellKind, SheetColumn } from './sheet-xml.ts';
import type { Sheet } from './workbook.ts';

type Lang = 'zh' | 'en';

/** One row an agent, in the report's order. */
export function agentSheet(model: ReportModel, lang: Lang): Sheet {
  const column = (zh: string, en: string, width: number, kind: CellKind): SheetColumn => ({
    title: lang === 'zh' ? zh : en,
    width,
    kind,
  });
  const columns = [
    column('客服', 'Agent', 16, 'text'),
    column('账号', 'Account', 24, 'text'),
    column('组', 'Group', 14, 'text'),
    column('销售额', 'Sales', 14, 'yuan'),
    column('询单人数', 'Inquirers', 10, 'count'),
    column('询单转化率', 'Conversion', 11, 'percent'),
    column('客单价', 'Order value', 12, 'yuan'),
    column('与人均差', 'Against average', 14, 'yuan'),
    column('其中询单人数', 'by inquirers', 14, 'yuan'),
    column('其中转化率', 'by conversion', 14, 'yuan'),
    column('其中客单价', 'by order value', 14, 'yuan'),
    column('短板', 'Weak link', 50, 'text'),
    column('首次响应（秒）', 'First response (s)', 14, 'decimal'),
    column('回复率', 'Reply rate', 10, 'percent'),
    column('订单流失率', 'Order-loss rate', 11, 'percent'),
    column('工作态度', 'Attitude', 10, 'decimal'),
    column('业务水平', 'Skill', 10, 'decimal'),
    column('会话数', 'Conversations', 10, 'count'),
    column('数字状态', 'State', 10, 'text'),
  ];
  const state = (shown: Shown): string =>
    ({
      final: { zh: '已定', en: 'final' },
      provisional: { zh: '还会变', en: 'provisional' },
      na: { zh: '不适用', en: 'n/a' },
    })[shown.state][lang];
  const rows = model.agents.map((agent): CellContent[] => [
    agent.name,
    agent.id,
    agent.group,
    agent.identity.sales.value,
    agent.identity.inquiries.value,
    agent.identity.conversion.value,
    agent.identity.orderValue.value,
    agent.gap?.gapFen ?? null,
    agent.gap?.inquirersFen ?? null,
    agent.gap?.conversionFen ?? null,
    agent.gap?.orderValueFen ?? null,
    agent.diagnosis[lang],
    agent.firstResponse.value,
    agent.replyRate.value,
    agent.orderLoss.value,
    agent.attitude,
    agent.skill,
    agent.conversations,
    state(agent.identity.sales),
  ]);
  return { name: lang === 'zh' ? '客服' : 'Agents', columns, rows };
}

/** What the workbook is of, which settings and which definitions it was made with. */
export function notesSheet(model: ReportModel, lang: Lang): Sheet {
  const zh = lang === 'zh';
  const { period, counted } = model;
  const rows: CellContent[][] = [
    [zh ? '店铺' : 'Shop', model.shop],
    [zh ? '时间' : 'Period', period === null ? '' : `${period.from} – ${period.to}`],
    [zh ? '统计截止' : 'As of', model.asOf],
    [zh ? '程序版本' : 'Program', model.program],
    ...counted.settings.map(({ name, value }) => [name[lang], value[lang]]),
    ...counted.files.map(({ file, rows: count, accepted, duplicate, quarantined }) => [
      file,
      zh
        ? `${count} 行 = 采用 ${accepted} + 重复 ${duplicate} + 有问题 ${quarantined}`
        : `${count} rows = ${accepted} accepted + ${duplicate} duplicate + ${quarantined} quarantined`,
    ]),
    ...counted.metrics.map(({ id, version, name, sentence }) => [
      `${name[lang]} · ${id} v${version}`,
      sentence[lang],
    ]),
    ...counted.rules.map(({ rule }) => [
      `${rule.name[lang]} · ${rule.id} v${rule.version}`,
      rule.why[lang],
    ]),
  ];
  const columns: SheetColumn[] = [
    { title: zh ? '项目' : 'Item', width: 40, kind: 'text' },
    { title: zh ? '内容' : 'Value', width: 90, kind: 'text' },
  ];
  return { name: zh ? '说明' : 'Notes', columns, rows };
}
