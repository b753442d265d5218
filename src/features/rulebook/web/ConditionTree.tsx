// A condition as nested lines in plain words; with `edit`, its values can be changed and parts added or taken out.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { parse } from 'yaml';
import { useLang } from '../../../ui/preferences.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { ConditionValue } from './ConditionValue.tsx';
import type { ConditionEdit, ConditionNames } from './condition-edit.ts';
import { isOperator, keyWords } from './condition-words.ts';
import type { YamlPath } from './edit-yaml.ts';

const WORDS = {
  add: { zh: '加一个条件', en: 'Add a condition' },
  drop: { zh: '去掉这一项', en: 'Take this out' },
} as const;

interface TreeProps {
  readonly data: unknown;
  readonly path: YamlPath;
  readonly names: ConditionNames;
  readonly edit?: ConditionEdit | undefined;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** `data` is what stands at `path` of the rule's text. */
export function ConditionTree({ data, path, names, edit }: TreeProps) {
  if (Array.isArray(data)) return <Parts data={data} path={path} names={names} edit={edit} />;
  if (!isMap(data)) {
    return <ConditionValue name="" value={data} path={path} names={names} edit={edit} />;
  }
  const entries = Object.entries(data);
  // The only line of a card goes with its card.
  const alone = entries.length === 1 && typeof path.at(-1) === 'number';
  return (
    <div className="kj-rb-cond">
      {entries.map(([key, value]) => (
        <Step
          key={key}
          name={key}
          value={value}
          path={[...path, key]}
          names={names}
          edit={edit}
          kept={alone}
        />
      ))}
      {edit !== undefined && isConditionPlace(path) && (
        <AddCondition onAdd={(key, value) => edit.set([...path, key], value)} edit={edit} />
      )}
    </div>
  );
}

/** Where whole conditions stand, not the settings of one. */
function isConditionPlace(path: YamlPath): boolean {
  const last = path.at(-1);
  return last === 'when' || last === 'not' || (typeof last === 'number' && path.length < 5);
}

interface StepProps extends Omit<TreeProps, 'data'> {
  readonly name: string;
  readonly value: unknown;
  /** Cannot be taken out by itself. */
  readonly kept: boolean;
}

function Step({ name, value, path, names, edit, kept }: StepProps) {
  const lang = useLang();
  const label = keyWords(name, value, lang);
  const operator = isOperator(name, value);
  const nested = isMap(value) || (Array.isArray(value) && value.some(isMap));
  return (
    <div className="kj-rb-step">
      <div className="kj-rb-row">
        {operator ? <b>{label}</b> : <span className="is-setting">{label}</span>}
        {!nested && (
          <ConditionValue name={name} value={value} path={path} names={names} edit={edit} />
        )}
        {edit !== undefined && !kept && <Drop onDrop={() => edit.set(path, null)} />}
      </div>
      {nested && <ConditionTree data={value} path={path} names={names} edit={edit} />}
    </div>
  );
}

function Parts({ data, path, names, edit }: TreeProps & { readonly data: readonly unknown[] }) {
  const add = (key: string, value: unknown): void => edit?.set(path, [...data, { [key]: value }]);
  return (
    <div className="kj-rb-cond">
      {data.map((part, at) => (
        <div key={`${String(at)}${JSON.stringify(part).slice(0, 40)}`} className="kj-rb-card">
          <ConditionTree data={part} path={[...path, at]} names={names} edit={edit} />
          {edit !== undefined && data.length > 1 && (
            <span className="kj-rb-drop">
              <Drop onDrop={() => edit.set([...path, at], null)} />
            </span>
          )}
        </div>
      ))}
      {edit !== undefined && <AddCondition onAdd={add} edit={edit} />}
    </div>
  );
}

function Drop({ onDrop }: { readonly onDrop: () => void }): ReactNode {
  const w = useWords(WORDS);
  return (
    <Button
      size="small"
      type="text"
      icon={<CloseOutlined />}
      className="kj-rb-x"
      aria-label={w.drop}
      title={w.drop}
      onClick={onDrop}
    />
  );
}

const GROUPS: Readonly<Record<string, { zh: string; en: string }>> = {
  combination: { zh: '组合', en: 'Combination' },
  message: { zh: '一句话', en: 'Message' },
  time: { zh: '时间', en: 'Time' },
  order: { zh: '订单与商品', en: 'Order and product' },
  structure: { zh: '结构', en: 'Structure' },
  model: { zh: 'AI 标注', en: 'AI annotation' },
};

/** Every operator by group; choosing one puts its example in, ready to be changed. */
function AddCondition({
  onAdd,
  edit,
}: {
  readonly onAdd: (key: string, value: unknown) => void;
  readonly edit: ConditionEdit;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { operators } = edit.language;
  const groups = [...new Set(operators.map(({ group }) => group))];
  const items = groups.map((group) => ({
    key: group,
    label: tw(GROUPS[group] ?? { zh: group, en: group }),
    children: operators
      .filter((one) => one.group === group)
      .map(({ name, doc }) => ({
        key: name,
        title: tw(doc),
        label: keyWords(name, {}, lang),
      })),
  }));
  const choose = (name: string): void => {
    const example = operators.find((one) => one.name === name)?.example ?? '';
    const data: unknown = parse(example);
    if (isMap(data)) for (const [key, value] of Object.entries(data)) onAdd(key, value);
  };
  return (
    <div>
      <Dropdown menu={{ items, onClick: ({ key }) => choose(key) }} trigger={['click']}>
        <Button size="small" icon={<PlusOutlined />}>
          {w.add}
        </Button>
      </Dropdown>
    </div>
  );
}
