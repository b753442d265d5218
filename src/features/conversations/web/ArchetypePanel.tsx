// The five types of weak service: the team against the period before, and each agent against the others.
import { Link } from 'react-router';
import { ARCHETYPE_WORDS } from '../../../report/words/archetypes.ts';
import { ArchetypeBar } from '../../../ui/ArchetypeBar.tsx';
import { formatPercent } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { InspectionShape } from '../contract.ts';
import { listPath } from './list-state.ts';

const WORDS = {
  team: { zh: '五种类型 · 团队', en: 'The five types · team' },
  teamNote: { zh: '每类占可判会话的比例', en: 'Of the conversations it could be judged in' },
  agents: { zh: '五种类型 · 各客服', en: 'The five types · agents' },
  agentsNote: {
    zh: '标色的才算真有差别（和其他人比，95% 把握）；箭头是后半段比前半段',
    en: 'Only coloured ones surely differ from the others (95%); arrows: second half against first',
  },
  agent: { zh: '客服', en: 'Agent' },
  more: { zh: '明显比别人多', en: 'surely more than others' },
  less: { zh: '明显比别人少', en: 'surely fewer than others' },
} as const;

const part = (rate: number | null): number | null => (rate === null ? null : rate / 100);

export function ArchetypePanel({ data }: { readonly data: InspectionShape }) {
  const w = useWords(WORDS);
  const { query } = useFilters();
  const { types, team } = data.archetypes;
  return (
    <div className="kj-grid kji-types">
      <Panel title={w.team} note={w.teamNote}>
        <ArchetypeBar
          shares={types.map((type, at) => ({
            type,
            share: part(team.cells[at]?.rate ?? null),
            hits: team.cells[at]?.hits ?? 0,
            before: part(team.before[at] ?? null),
            to: listPath({ ...query, archetype: type }),
          }))}
        />
      </Panel>
      <Panel title={w.agents} note={w.agentsNote} flush>
        <AgentTypes data={data} />
      </Panel>
    </div>
  );
}

function AgentTypes({ data }: { readonly data: InspectionShape }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { query } = useFilters();
  const { types, agents } = data.archetypes;
  const names = new Map(data.agents.map(({ id, name }) => [id, name]));
  return (
    <div className="kji-heat is-types">
      <table>
        <caption className="kj-sr">{w.agents}</caption>
        <thead>
          <tr>
            <th scope="col">{w.agent}</th>
            {types.map((type) => (
              <th key={type} scope="col">
                <span>{tw(ARCHETYPE_WORDS[type].name)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map(({ agent, cells }) => (
            <tr key={agent}>
              <th scope="row">{names.get(agent ?? '') ?? agent}</th>
              {types.map((type, at) => {
                const cell = cells[at];
                if (cell === undefined || cell.rate === null) return <td key={type}>–</td>;
                const said = cell.apart === 1 ? w.more : cell.apart === -1 ? w.less : '';
                const arrow = cell.trend === null ? '' : cell.trend > 0 ? ' ↑' : ' ↓';
                return (
                  <td
                    key={type}
                    title={`${cell.hits} / ${cell.judged} ${said}`}
                    className={
                      cell.apart === 1 ? 'is-more' : cell.apart === -1 ? 'is-less' : undefined
                    }
                  >
                    {cell.hits === 0 ? (
                      '0'
                    ) : (
                      <Link to={listPath({ ...query, archetype: type, agent: agent ?? '' })}>
                        {formatPercent(part(cell.rate))}
                        {arrow}
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
