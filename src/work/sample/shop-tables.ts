// The sample's small tables: agents, their duty, the products.

import { DAY_MS, ZONE_MS } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { csvLine } from './csv-line.ts';
import { planDesks } from './roster.ts';
import { timeText, yuanText } from './sample-time.ts';
import type { SamplePlan } from './simulate.ts';

const ROLE = { presale: '售前', aftersale: '售后', both: '售前售后' } as const;

/** agents.csv. */
export function agentsTable(plan: SamplePlan): string {
  const first = plan.days[0]!.day;
  const rows = plan.staff.map((agent) => {
    const hired = (first - agent.hiredDaysBefore) * DAY_MS - ZONE_MS;
    return csvLine([
      agent.id,
      agent.name,
      agent.group,
      ROLE[agent.role],
      timeText(hired).slice(0, 10),
    ]);
  });
  return csvLine(['客服', '姓名', '组别', '岗位', '入职日期']) + rows.join('');
}

/** duty.csv: a row per agent and day at work. */
export function dutyTable(plan: SamplePlan): string {
  const rows = plan.days.flatMap(({ day, promotion }) =>
    planDesks(plan.staff, day, promotion).map((desk) => {
      const from = timeText(desk.from);
      const to = timeText(desk.to);
      return csvLine([desk.agent.id, from.slice(0, 10), desk.shift, from, to]);
    }),
  );
  return csvLine(['客服', '日期', '班次', '上班时间', '下班时间']) + rows.join('');
}

/** products.csv. */
export function productsTable(): string {
  const rows = catalogue.map((product) =>
    csvLine([
      product.sku,
      product.title,
      product.category,
      yuanText(product.priceFen),
      `材质=${product.material};风格=${product.style};版型=${product.fit}`,
      product.uses.join('、'),
      product.boughtWith.join(';'),
    ]),
  );
  return (
    csvLine(['商品ID', '商品标题', '类目', '价格', '属性', '用途', '常一起买']) + rows.join('')
  );
}
