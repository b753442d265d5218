// Search, quick filters and sort above the list; filters in force stand below as tags that can be taken off.
import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Input, type InputRef, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { usePhone } from '../../../ui/preferences.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { SORT_NAMES } from '../sort-names.ts';
import { FilterDrawer } from './FilterDrawer.tsx';
import { CHOICES, FILTER_TITLES, isChoice } from './filter-words.ts';
import { FILTER_NAMES, type FilterName, LIST_STATE, type ListState } from './list-state.ts';
import { useProductName } from './ProductFilter.tsx';
import { type Names, useNames } from './use-names.ts';

const WORDS = {
  search: { zh: '搜聊天内容，如：发错货', en: 'Search what was said' },
  searchLabel: { zh: '搜索聊天内容（按 / 开始）', en: 'Search the chats (press /)' },
  filter: { zh: '筛选', en: 'Filters' },
  any: { zh: '不限', en: 'any' },
  sort: { zh: '排序', en: 'Sort' },
  clear: { zh: '全部清掉', en: 'Clear all' },
  remove: { zh: (name: string) => `去掉：${name}`, en: (name: string) => `Remove: ${name}` },
  newest: { zh: '最新在前', en: 'Newest' },
  score: { zh: '得分最低', en: 'Lowest score' },
  faults: { zh: '问题最多', en: 'Most faults' },
  wait: { zh: '等得最久', en: 'Longest wait' },
  sales: { zh: '成交最高', en: 'Highest sales' },
} as const;

const SHOWN: readonly FilterName[] = ['agent', 'group', ...FILTER_NAMES.filter((n) => n !== 'q')];
const QUICK = ['phase', 'order', 'severity'] as const;

export function FilterBar({ list }: { readonly list: ListState }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const phone = usePhone();
  const [drawer, setDrawer] = useState(false);
  const { state, patch } = list;
  const set = (name: FilterName, value: string): void => patch({ [name]: value, open: '' });
  const active = SHOWN.filter((name) => state[name] !== '').length;
  return (
    <div className="kjc-filters">
      <div className="kjc-filters-row">
        <Search value={state.q} onSearch={(q) => set('q', q)} />
        {!phone &&
          QUICK.map((name) => (
            <Select
              key={name}
              aria-label={tw(FILTER_TITLES[name])}
              value={state[name]}
              onChange={(value) => set(name, value)}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: `${tw(FILTER_TITLES[name])}：${w.any}` },
                ...Object.entries(CHOICES[name]).map(([value, words]) => ({
                  value,
                  label: tw(words),
                })),
              ]}
            />
          ))}
        <Badge count={active} size="small" color="var(--kj-accent)">
          <Button icon={<FilterOutlined />} onClick={() => setDrawer(true)}>
            {w.filter}
          </Button>
        </Badge>
        <Select
          className="kjc-sort"
          aria-label={w.sort}
          value={state.sort}
          onChange={(sort) => patch({ sort, open: '' })}
          popupMatchSelectWidth={false}
          options={SORT_NAMES.map((value) => ({ value, label: w[value] }))}
        />
      </div>
      <ActiveFilters list={list} />
      <FilterDrawer list={list} open={drawer} close={() => setDrawer(false)} />
    </div>
  );
}

function Search({
  value,
  onSearch,
}: {
  readonly value: string;
  readonly onSearch: (q: string) => void;
}) {
  const w = useWords(WORDS);
  const [typed, setTyped] = useState(value);
  const box = useRef<InputRef>(null);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      box.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return (
    <Input
      ref={box}
      className="kjc-search"
      prefix={<SearchOutlined />}
      suffix={typed === '' ? <kbd>/</kbd> : undefined}
      allowClear
      maxLength={200}
      placeholder={w.search}
      aria-label={w.searchLabel}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        if (event.target.value === '') onSearch('');
      }}
      onPressEnter={() => onSearch(typed.trim())}
      onBlur={() => {
        if (typed.trim() !== value) onSearch(typed.trim());
      }}
    />
  );
}

function ActiveFilters({ list }: { readonly list: ListState }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const names = useNames();
  const { state, patch } = list;
  const product = useProductName(state.sku);
  const active = SHOWN.filter((name) => state[name] !== '');
  if (active.length === 0) return null;
  const clear = (): void =>
    patch(Object.fromEntries(active.map((name) => [name, LIST_STATE[name].initial])));
  return (
    <ul className="kjc-active">
      {active.map((name) => {
        const title = tw(FILTER_TITLES[name]);
        const value = name === 'sku' ? product : valueWords(name, state[name], names, tw);
        return (
          <li key={name}>
            <button
              type="button"
              aria-label={w.remove(`${title} ${value}`)}
              onClick={() => patch({ [name]: '', open: '' })}
            >
              <span>{title}</span>
              {value !== '' && <b>{value}</b>}
              <CloseOutlined />
            </button>
          </li>
        );
      })}
      {active.length > 1 && (
        <li>
          <Button type="link" size="small" onClick={clear}>
            {w.clear}
          </Button>
        </li>
      )}
    </ul>
  );
}

function valueWords(
  name: FilterName,
  value: string,
  names: Names,
  tw: (words: { zh: string; en: string }) => string,
): string {
  if (name === 'unanswered') return '';
  if (name === 'rule') return names.rules.find((rule) => rule.value === value)?.label ?? value;
  if (name === 'agent') return names.agents.find((one) => one.value === value)?.label ?? value;
  if (!isChoice(name)) return value;
  const words = CHOICES[name][value];
  return words === undefined ? value : tw(words);
}
