// Filters kept under a name: one's own, and those shared with everybody.
import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { api, fetchViews } from './conversations-api.ts';
import { FILTER_NAMES, LIST_STATE, type ListState } from './list-state.ts';

const WORDS = {
  views: { zh: '常用筛选', en: 'Views' },
  none: { zh: '还没有保存过筛选', en: 'No view was saved yet' },
  name: { zh: '给现在的筛选起个名字', en: 'A name for these filters' },
  shared: { zh: '大家都能用', en: 'For everybody' },
  save: { zh: '保存', en: 'Save' },
  remove: { zh: '删掉这个筛选', en: 'Remove this view' },
  common: { zh: '共用', en: 'shared' },
} as const;

const KEPT = [...FILTER_NAMES, 'agent', 'group', 'sort'] as const;
const KEY = ['conversation-views'];

/** What of the list a view keeps: all but the shop and the days. */
function filtersOf({ state }: ListState): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => (state[name] === LIST_STATE[name].initial ? [] : [[name, state[name]]])),
  );
}

export function SavedViews({ list }: { readonly list: ListState }) {
  const w = useWords(WORDS);
  const [shown, setShown] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={shown}
      onOpenChange={setShown}
      content={<Views list={list} close={() => setShown(false)} />}
    >
      <Button icon={<StarOutlined />}>{w.views}</Button>
    </Popover>
  );
}

function Views({ list, close }: { readonly list: ListState; readonly close: () => void }) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  const views = useQuery({ queryKey: KEY, queryFn: fetchViews });
  const remove = useMutation({
    mutationFn: (id: string) => read(api['conversation-views'][':id'].$delete({ param: { id } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
    onError: (error) => void message.error(error.message),
  });
  const use = (filters: Readonly<Record<string, string>>): void => {
    const plain = Object.fromEntries(KEPT.map((name) => [name, LIST_STATE[name].initial]));
    list.patch({ ...plain, ...filters, open: '' }, 'step');
    close();
  };
  const items = views.data?.items ?? [];
  return (
    <div className="kjc-views">
      {items.length === 0 && <p className="kj-muted">{w.none}</p>}
      <ul>
        {items.map(({ id, name, filters, shared, own }) => (
          <li key={id}>
            <button type="button" className="kjc-view-name" onClick={() => use(filters)}>
              {name}
            </button>
            {shared && <Tag>{w.common}</Tag>}
            {own && (
              <Button
                type="text"
                size="small"
                aria-label={w.remove}
                icon={<DeleteOutlined />}
                onClick={() => remove.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
      <NewView filters={filtersOf(list)} />
    </div>
  );
}

function NewView({ filters }: { readonly filters: Record<string, string> }) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      read(api['conversation-views'].$post({ json: { name: name.trim(), filters, shared } })),
    onSuccess: () => {
      setName('');
      return cache.invalidateQueries({ queryKey: KEY });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save.mutate();
      }}
    >
      <Input
        value={name}
        maxLength={60}
        placeholder={w.name}
        aria-label={w.name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="kj-row kj-spread">
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {w.shared}
        </Checkbox>
        <Button htmlType="submit" type="primary" size="small" loading={save.isPending}>
          {w.save}
        </Button>
      </div>
    </form>
  );
}
