// The form of a scorecard: a weight and a cap for each dimension, and what a hit of each rule does.
import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { DIMENSIONS } from '../../../report/words/rule-terms.ts';
import { formatPercent } from '../../../ui/format.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { CardScope } from './CardScope.tsx';
import { readPlain, setInYaml } from './edit-yaml.ts';
import { EFFECT_WORDS } from './rule-words.ts';
import type { CardData } from './rulebook-api.ts';
import { WeightBar } from './WeightBar.tsx';

const WORDS = {
  weight: { zh: '权重', en: 'Weight' },
  cap: { zh: '一段会话最多扣', en: 'At most off' },
  share: { zh: '占总分', en: 'Share' },
  add: { zh: '加一条规则…', en: 'Add a rule…' },
  drop: { zh: '不再计分', en: 'No longer counts' },
  points: { zh: '分值', en: 'Points' },
  effect: { zh: '命中怎么算', en: 'Effect of a hit' },
  broken: { zh: '原文读不懂，先切到“原文”改好', en: 'The text cannot be read; mend it first' },
} as const;

/** In the order cards are read; the scorecard's own module would bring its whole parser along. */
const SCORE_DIMENSIONS = ['attitude', 'skill', 'compliance', 'process'] as const;

interface FormProps {
  readonly yaml: string;
  readonly known: CardData['known'];
  readonly shopGroups: readonly string[];
  readonly onChange: ((yaml: string) => void) | null;
}

interface Effect {
  readonly dimension?: string;
  readonly deduct?: number;
  readonly add?: number;
  readonly veto?: string;
}

interface Card {
  readonly phases: readonly string[];
  readonly groups: readonly string[];
  readonly dimensions: Readonly<Record<string, { weight: number; cap?: number }>>;
  readonly rules: Readonly<Record<string, Effect>>;
}

function readCard(yaml: string): Card | null {
  const data = readPlain(yaml);
  if (data === null || typeof data !== 'object') return null;
  const { phases, groups, dimensions, rules } = data as Partial<Card>;
  return {
    phases: Array.isArray(phases) ? phases.map(String) : [],
    groups: Array.isArray(groups) ? groups.map(String) : [],
    dimensions: dimensions ?? {},
    rules: rules ?? {},
  };
}

export function CardForm({ yaml, known, shopGroups, onChange }: FormProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const card = readCard(yaml);
  if (card === null) return <p className="kj-warn">{w.broken}</p>;
  const set = (path: (string | number)[], value: unknown): void =>
    onChange?.(setInYaml(yaml, path, value));
  const own = Object.keys(card.dimensions);
  const free = known.filter(
    ({ id, status }) => card.rules[id] === undefined && status !== 'retired',
  );
  return (
    <div className="kj-rb-form">
      <CardScope
        scope={card}
        shopGroups={shopGroups}
        locked={onChange === null}
        onChange={({ phases, groups }) => {
          if (phases !== undefined) set(['phases'], phases);
          if (groups !== undefined) set(['groups'], groups.length === 0 ? null : groups);
        }}
      />
      <Weights card={card} set={set} locked={onChange === null} />
      {SCORE_DIMENSIONS.filter((dimension) => own.includes(dimension)).map((dimension) => (
        <section key={dimension}>
          <h3>{tw(DIMENSIONS[dimension])}</h3>
          <ul>
            {Object.entries(card.rules)
              .filter(([, effect]) => effect.dimension === dimension)
              .map(([id, effect]) => (
                <RuleRow
                  key={id}
                  name={nameOf(known, id, tw)}
                  effect={effect}
                  locked={onChange === null}
                  onSet={(next) => set(['rules', id], next)}
                />
              ))}
          </ul>
        </section>
      ))}
      {onChange !== null && (
        <Select
          showSearch
          optionFilterProp="label"
          aria-label={w.add}
          placeholder={w.add}
          value={null}
          options={free.map((rule) => ({ value: rule.id, label: tw(rule.name) }))}
          onChange={(id: string) => {
            const rule = known.find((one) => one.id === id);
            if (rule === undefined) return;
            const dimension = own.includes(rule.dimension) ? rule.dimension : own[0];
            set(['rules', id], { dimension, [rule.kind === 'merit' ? 'add' : 'deduct']: 5 });
          }}
        />
      )}
    </div>
  );
}

function nameOf(
  known: CardData['known'],
  id: string,
  tw: (words: { readonly zh: string; readonly en: string }) => string,
): string {
  const rule = known.find((one) => one.id === id);
  return rule === undefined ? id : tw(rule.name);
}

function Weights({
  card,
  set,
  locked,
}: {
  readonly card: Card;
  readonly set: (path: (string | number)[], value: unknown) => void;
  readonly locked: boolean;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const rows = Object.entries(card.dimensions);
  const total = rows.reduce((sum, [, { weight }]) => sum + weight, 0);
  const number = (value: number, label: string, path: string[], max: number) => (
    <InputNumber
      size="small"
      min={0}
      max={max}
      disabled={locked}
      aria-label={label}
      value={value}
      style={{ width: 74 }}
      onChange={(next) => {
        if (next !== null) set(path, next);
      }}
    />
  );
  return (
    <div className="kj-rb-form">
      <WeightBar dimensions={rows.map(([dimension, { weight }]) => ({ dimension, weight }))} />
      <table className="kj-rb-sum">
        <thead>
          <tr className="kj-muted">
            <th aria-label={w.share} />
            <th>{w.weight}</th>
            <th>{w.share}</th>
            <th>{w.cap}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([dimension, { weight, cap = 100 }]) => {
            const name = tw(DIMENSIONS[dimension as keyof typeof DIMENSIONS]);
            return (
              <tr key={dimension}>
                <td>{name}</td>
                <td>
                  {number(weight, `${name} ${w.weight}`, ['dimensions', dimension, 'weight'], 1000)}
                </td>
                <td>{formatPercent(total === 0 ? null : weight / total)}</td>
                <td>{number(cap, `${name} ${w.cap}`, ['dimensions', dimension, 'cap'], 100)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type How = 'deduct' | 'add' | 'veto-dimension' | 'veto-all';

function howOf({ deduct, add, veto }: Effect): How {
  if (veto !== undefined) return veto === 'all' ? 'veto-all' : 'veto-dimension';
  return deduct === undefined && add !== undefined ? 'add' : 'deduct';
}

function RuleRow({
  name,
  effect,
  locked,
  onSet,
}: {
  readonly name: string;
  readonly effect: Effect;
  readonly locked: boolean;
  readonly onSet: (effect: Effect | null) => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const how = howOf(effect);
  const points = effect.deduct ?? effect.add ?? 10;
  const dimension = effect.dimension === undefined ? {} : { dimension: effect.dimension };
  const set = (next: How, value: number): void => {
    if (next === 'deduct') onSet({ ...dimension, deduct: value });
    else if (next === 'add') onSet({ ...dimension, add: value });
    else onSet({ ...dimension, veto: next === 'veto-all' ? 'all' : 'dimension' });
  };
  return (
    <li className="kj-rb-cost">
      <span>{name}</span>
      <Select
        size="small"
        disabled={locked}
        aria-label={`${name} ${w.effect}`}
        value={how}
        style={{ width: 116 }}
        options={Object.entries(EFFECT_WORDS).map(([value, words]) => ({
          value,
          label: tw(words),
        }))}
        onChange={(next: How) => set(next, points)}
      />
      {how === 'deduct' || how === 'add' ? (
        <InputNumber
          size="small"
          min={0}
          max={100}
          disabled={locked}
          aria-label={`${name} ${w.points}`}
          value={points}
          style={{ width: 68 }}
          onChange={(next) => {
            if (next !== null) set(how, next);
          }}
        />
      ) : (
        <span />
      )}
      {!locked && (
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={`${name} ${w.drop}`}
          title={w.drop}
          onClick={() => onSet(null)}
        />
      )}
    </li>
  );
}
