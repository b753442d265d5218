// Agents down, rules across, the darker the more often hit: a real table whose cells open their conversations.
import { Link } from 'react-router';
import { formatPercent } from '../../../ui/format.ts';
import { heatLevel } from '../../../ui/HourHeatmap.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { InspectionShape } from '../contract.ts';
import { listPath } from './list-state.ts';
import { type InspectedRule, rateOf } from './RuleTable.tsx';

const WORDS = {
  label: { zh: '各客服在各规则上的命中率', en: 'Rates by agent and rule' },
  agent: { zh: '客服', en: 'Agent' },
} as const;

const RULES_SHOWN = 10;

export function RuleHeat({
  rules,
  agents,
}: {
  readonly rules: readonly InspectedRule[];
  readonly agents: InspectionShape['agents'];
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { query } = useFilters();
  const shown = [...rules]
    .filter(({ now }) => now.hit > 0)
    .sort((a, b) => b.now.hit - a.now.hit)
    .slice(0, RULES_SHOWN);
  const most = shown.map(({ byAgent }) => Math.max(0, ...byAgent.map((one) => rateOf(one) ?? 0)));
  return (
    <div className="kji-heat">
      <table>
        <caption className="kj-sr">{w.label}</caption>
        <thead>
          <tr>
            <th scope="col">{w.agent}</th>
            {shown.map(({ rule, name }) => (
              <th key={rule} scope="col">
                <span>{tw(name)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, name }, at) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {shown.map(({ rule, byAgent, name: of }, column) => {
                const count = byAgent[at] ?? { hit: 0, judged: 0, na: 0 };
                const rate = rateOf(count);
                const title = `${name} · ${tw(of)} · ${count.hit} / ${count.judged}`;
                return (
                  <td key={rule} data-level={heatLevel(rate, most[column] ?? 0)} title={title}>
                    {count.hit === 0 ? (
                      <span>{rate === null ? '' : '0'}</span>
                    ) : (
                      <Link to={listPath({ ...query, rule, agent: id })}>
                        {formatPercent(rate)}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
