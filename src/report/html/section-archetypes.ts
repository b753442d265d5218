// The five types of weak service, each agent against the team, as a heat table (Q6).
import { ARCHETYPES } from '../../engine/rule.ts';
import type { ArchetypeCell, ArchetypeRow, ReportModel } from '../model.ts';
import { ARCHETYPE_WORDS } from '../words/archetypes.ts';
import { both, type Content, type Html, html } from './markup.ts';

function heat(cell: ArchetypeCell): string {
  if (cell.apart === 0 || cell.ratio === null) return 'h0';
  if (cell.apart < 0) return 'good';
  if (cell.ratio < 1.5) return 'h1';
  return cell.ratio < 2 ? 'h2' : 'h3';
}

function trend(cell: ArchetypeCell): Html | null {
  if (cell.trend === null) return null;
  const size = Math.abs(cell.trend).toFixed(1);
  return cell.trend > 0
    ? html`<span class="trend up">▲${size}</span>`
    : html`<span class="trend down">▼${size}</span>`;
}

function cellOf(cell: ArchetypeCell, type: (typeof ARCHETYPES)[number], team: boolean): Html {
  const label = html`<span class="cap">${ARCHETYPE_WORDS[type].name}</span>`;
  if (cell.rate === null) {
    return html`<td>${label}<span class="none">${both('不适用', 'n/a')}</span></td>`;
  }
  const basis = both(
    `${cell.hits} 次 ÷ 能判断的会话 ${cell.judged} 次`,
    `${cell.hits} ÷ ${cell.judged} conversations that could be judged`,
  );
  const ratio = cell.ratio !== null && html`<small>${cell.ratio.toFixed(1)}×</small>`;
  return html`<td class="${team ? '' : heat(cell)}">${label}<button type="button" class="num" data-rz="${basis.zh}" data-re="${basis.en}">${cell.rate.toFixed(1)}</button>${ratio}${trend(cell)}</td>`;
}

function row(item: ArchetypeRow): Html {
  const team = item.agent === null;
  return html`<tr${team ? html` class="team"` : null}><th scope="row">${item.name}</th>${ARCHETYPES.map(
    (type, i) => {
      const cell = item.cells[i];
      return cell === undefined ? null : cellOf(cell, type, team);
    },
  )}</tr>`;
}

export function archetypesSection({ archetypes }: ReportModel): Html {
  const head = (name: Content, meaning: Content): Html =>
    html`<th scope="col">${name}<small>${meaning}</small></th>`;
  return html`<section id="types"><h2>${both('五种服务短板', 'Five types of weak service')}</h2>
<p class="lead">${both(
    '每 100 次能判断的会话里出现几次；× 是团队平均的几倍。红色越深越该先练，绿色是比别人好，没颜色的可能只是碰巧。▲▼ 是后半期比前半期多或少了几次。',
    'Times per 100 conversations that could be judged; × compares with the team. Darker: train this first; green: better than the others; no colour: may be chance. ▲▼ is the second half of the period against the first.',
  )}</p>
<table class="types"><thead><tr><th scope="col">${both('客服', 'Agent')}</th>${ARCHETYPES.map(
    (type) => head(ARCHETYPE_WORDS[type].name, ARCHETYPE_WORDS[type].meaning),
  )}</tr></thead>
<tbody>${row(archetypes.team)}${archetypes.agents.map(row)}</tbody></table>
</section>`;
}
