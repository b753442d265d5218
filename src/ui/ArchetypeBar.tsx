// The five types of weak service (five rows): how often, against the team, since the last period.
import { Link } from 'react-router';
import { ARCHETYPES } from '../engine/rule.ts';
import { ARCHETYPE_WORDS } from '../report/words/archetypes.ts';
import { Delta } from './Delta.tsx';
import { formatPercent } from './format.ts';
import './marks.css';
import { useTw, useWords } from './use-words.ts';

const WORDS = {
  team: { zh: '团队', en: 'team' },
  times: { zh: '次', en: 'times' },
} as const;

export type Archetype = (typeof ARCHETYPES)[number];

export interface ArchetypeShare {
  readonly type: Archetype;
  /** Conversations with a finding of the type ÷ conversations judged; null: none could be judged. */
  readonly share: number | null;
  readonly hits: number;
  readonly team?: number | null;
  readonly before?: number | null;
  /** The conversations. */
  readonly to?: string | undefined;
}

/** All five are always shown, in their fixed order; missing ones as “nothing to judge”. */
export function ArchetypeBar({ shares }: { readonly shares: readonly ArchetypeShare[] }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const most = Math.max(0.0001, ...shares.flatMap(({ share, team }) => [share ?? 0, team ?? 0]));
  const part = (value: number): string => `${((value / most) * 100).toFixed(1)}%`;
  return (
    <ul className="kj-types">
      {ARCHETYPES.map((type) => {
        const found = shares.find((item) => item.type === type);
        const share = found?.share ?? null;
        const { name, meaning } = ARCHETYPE_WORDS[type];
        const over = share !== null && found?.team != null && share > found.team * 1.2;
        return (
          <li key={type}>
            <div className="kj-types-name">
              {found?.to === undefined ? <b>{tw(name)}</b> : <Link to={found.to}>{tw(name)}</Link>}
              <small>{tw(meaning)}</small>
            </div>
            <div className="kj-types-track" aria-hidden="true">
              {share !== null && (
                <i className={over ? 'is-over' : undefined} style={{ width: part(share) }} />
              )}
              {found?.team != null && <em style={{ left: part(found.team) }} />}
            </div>
            <div className="kj-types-value">
              <b>{formatPercent(share)}</b>
              <small>
                {found === undefined ? '' : `${found.hits} ${w.times}`}
                {found?.team != null && ` · ${w.team} ${formatPercent(found.team)}`}
              </small>
              <Delta
                now={share}
                before={found?.before ?? null}
                unit="percent"
                better="down"
                label=""
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
