// All filters of the list in one drawer.
import { Drawer, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { CHOICES, type ChoiceName, FILTER_TITLES } from './filter-words.ts';
import type { FilterName, ListState } from './list-state.ts';
import { ProductFilter } from './ProductFilter.tsx';
import { type Choice, useNames } from './use-names.ts';

const WORDS = {
  title: { zh: '筛选会话', en: 'Filter conversations' },
  any: { zh: '不限', en: 'any' },
} as const;

const LISTS: readonly ChoiceName[] = [
  'severity',
  'dimension',
  'archetype',
  'phase',
  'order',
  'leftOut',
];
const NUMBERS = ['scoreMin', 'scoreMax', 'firstOver'] as const;

export function FilterDrawer({
  list,
  open,
  close,
}: {
  readonly list: ListState;
  readonly open: boolean;
  readonly close: () => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const names = useNames();
  const { state, patch } = list;
  const set = (name: FilterName, value: string): void => patch({ [name]: value, open: '' });
  const pick = (name: FilterName, options: readonly Choice[]): ReactNode => (
    <Field key={name} title={tw(FILTER_TITLES[name])}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={w.any}
        aria-label={tw(FILTER_TITLES[name])}
        value={state[name] === '' ? undefined : state[name]}
        onChange={(value: string | undefined) => set(name, value ?? '')}
        options={[...options]}
      />
    </Field>
  );
  return (
    <Drawer title={w.title} open={open} onClose={close} size={360}>
      <div className="kjc-drawer">
        {pick('agent', names.agents)}
        {names.groups.length > 0 && pick('group', names.groups)}
        {pick('rule', names.rules)}
        {LISTS.map((name) =>
          pick(
            name,
            Object.entries(CHOICES[name]).map(([value, words]) => ({ value, label: tw(words) })),
          ),
        )}
        <Field title={tw(FILTER_TITLES.sku)}>
          <ProductFilter value={state.sku} onChange={(sku) => set('sku', sku)} />
        </Field>
        {NUMBERS.map((name) => (
          <Field key={name} title={tw(FILTER_TITLES[name])}>
            <InputNumber
              min={0}
              max={name === 'firstOver' ? 86_400 : 100}
              placeholder={w.any}
              aria-label={tw(FILTER_TITLES[name])}
              value={state[name] === '' ? null : Number(state[name])}
              onChange={(value) => set(name, value === null ? '' : String(value))}
            />
          </Field>
        ))}
        <Field title={tw(FILTER_TITLES.unanswered)}>
          <Switch
            checked={state.unanswered === '1'}
            aria-label={tw(FILTER_TITLES.unanswered)}
            onChange={(on) => set('unanswered', on ? '1' : '')}
          />
        </Field>
      </div>
    </Drawer>
  );
}

function Field({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="kjc-field">
      <span>{title}</span>
      {children}
    </div>
  );
}
