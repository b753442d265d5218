// What the columns of an unknown table are: suggested, changed by hand, with the rows as they would be read beside it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { findSender } from '../../../intake/generic-chats/chat-words.ts';
import { say } from '../../../report/words/say.ts';
import { ApiError, read } from '../../../ui/client.ts';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { MappingShape, ReceivedFile, Suggested } from '../contract.ts';
import { FEEDS } from '../feeds.ts';
import { api, KEYS } from './imports-api.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { SenderWords } from './SenderWords.tsx';
import { FEEDS_WORDS } from './words.ts';

const WORDS = {
  kind: { zh: '这张表是', en: 'This table holds' },
  none: { zh: '没有这一列', en: 'No such column' },
  needed: { zh: '必填', en: 'needed' },
  check: { zh: '猜的，请看一眼', en: 'a guess: please check' },
  shop: { zh: '店铺（表里没有时填）', en: 'Shop, where the table has none' },
  preview: { zh: '按这样读', en: 'Read so' },
  agentless: {
    zh: '没选“客服”是哪一列：会话会导入，但分不出是谁接待的，各人的数字都算不出来。',
    en: 'No column is chosen for the agent: conversations come in, but nobody’s own figures can be told.',
  },
  nobody: {
    zh: '没选“买家”是哪一列：订单会计入店铺，但和聊天对不上，谁的单、转化多少都算不出来。',
    en: 'No column is chosen for the buyer: the orders count for the shop, but cannot be told from whose chat they came.',
  },
  save: { zh: '就这样，记住', en: 'Use and remember' },
} as const;

export function MappingForm({
  file,
  onDone,
}: {
  readonly file: ReceivedFile;
  readonly onDone: () => void;
}) {
  const [feeds, setFeeds] = useState<MappingShape['feeds'] | null>(null);
  const suggestion = useQuery({
    queryKey: [...KEYS.mapping, file.id, feeds],
    queryFn: () =>
      read(
        api.imports.files[':id'].mapping.$get({
          param: { id: file.id },
          query: feeds === null ? {} : { feeds },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className="kj-mapping">
      <Query of={suggestion} small>
        {(guess) => (
          <Columns key={guess.feeds} file={file} guess={guess} onFeeds={setFeeds} onDone={onDone} />
        )}
      </Query>
    </div>
  );
}

function startOf({ feeds, fields, mapping }: Suggested): MappingShape {
  if (mapping !== null && mapping.feeds === feeds) return mapping;
  const found = fields.flatMap(({ name, header }) => (header === null ? [] : [[name, header]]));
  return { feeds, columns: Object.fromEntries(found), values: {}, constants: {} };
}

function Columns({
  file,
  guess,
  onFeeds,
  onDone,
}: {
  readonly file: ReceivedFile;
  readonly guess: Suggested;
  readonly onFeeds: (feeds: MappingShape['feeds']) => void;
  readonly onDone: () => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const cache = useQueryClient();
  const [mapping, setMapping] = useState(() => startOf(guess));
  const param = { id: file.id };
  const preview = useQuery({
    queryKey: [...KEYS.mapping, file.id, 'preview', mapping],
    queryFn: () => read(api.imports.files[':id'].preview.$post({ param, json: mapping })),
    placeholderData: (before) => before,
    retry: false,
  });
  const save = useMutation({
    mutationFn: () => read(api.imports.files[':id'].mapping.$put({ param, json: mapping })),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: KEYS.files });
      onDone();
    },
  });
  const problem = save.error ?? preview.error;
  const senders = senderWords(file, guess, mapping);
  const useless = preview.error !== null || preview.data?.rows.length === 0;
  return (
    <>
      <div className="kj-row">
        {w.kind}
        <Select
          aria-label={w.kind}
          value={mapping.feeds}
          style={{ width: 150 }}
          options={FEEDS.map((value) => ({ value, label: say(FEEDS_WORDS, value)[lang] }))}
          onChange={onFeeds}
        />
      </div>
      <Fields guess={guess} mapping={mapping} onChange={setMapping} />
      <SenderWords words={senders} mapping={mapping} onChange={setMapping} />
      <Notices mapping={mapping} problem={problem} />
      {preview.data !== undefined && preview.error === null && (
        <PreviewTable preview={preview.data} />
      )}
      <div className="kj-row">
        <Button
          type="primary"
          disabled={useless}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {w.save}
        </Button>
      </div>
    </>
  );
}

function Notices({
  mapping: { feeds, columns },
  problem,
}: {
  readonly mapping: MappingShape;
  readonly problem: Error | null;
}) {
  const w = useWords(WORDS);
  return (
    <>
      {feeds === 'orders' && columns['buyer'] === undefined && (
        <Alert type="info" showIcon title={w.nobody} />
      )}
      {feeds === 'chats' && columns['agent'] === undefined && (
        <Alert type="info" showIcon title={w.agentless} />
      )}
      {problem !== null && (
        <Alert
          type="warning"
          showIcon
          title={problem.message}
          description={problem instanceof ApiError ? problem.todo : undefined}
        />
      )}
    </>
  );
}

function Fields({
  guess,
  mapping,
  onChange: setMapping,
}: {
  readonly guess: Suggested;
  readonly mapping: MappingShape;
  readonly onChange: (mapping: MappingShape) => void;
}) {
  const w = useWords(WORDS);
  const setColumn = (name: string, header: string | null): void => {
    const { [name]: _old, ...others } = mapping.columns;
    setMapping({ ...mapping, columns: header === null ? others : { ...others, [name]: header } });
  };
  return (
    <div className="kj-mapping-fields">
      {guess.fields.map((field) => (
        <FieldChoice
          key={field.name}
          field={field}
          headers={guess.headers}
          header={mapping.columns[field.name] ?? null}
          onChange={(header) => setColumn(field.name, header)}
        />
      ))}
      {guess.fields.some(({ name }) => name === 'shop') &&
        mapping.columns['shop'] === undefined && (
          <div className="kj-mapping-field">
            <span>{w.shop}</span>
            <Input
              aria-label={w.shop}
              value={mapping.constants['shop'] ?? ''}
              maxLength={100}
              onChange={({ target }) =>
                setMapping({
                  ...mapping,
                  constants: target.value === '' ? {} : { shop: target.value },
                })
              }
            />
          </div>
        )}
    </div>
  );
}

const WORDS_MAX = 12;

/** Words of the column chosen for who wrote that do not say it by themselves. */
function senderWords(
  { table }: ReceivedFile,
  { fields, unknownSenders }: Suggested,
  { columns }: MappingShape,
): readonly string[] {
  const header = columns['sender'];
  if (header === undefined) return [];
  if (fields.find(({ name }) => name === 'sender')?.header === header) return unknownSenders;
  const at = table?.headers.indexOf(header) ?? -1;
  const words = (table?.rows ?? []).map((row) => (row[at] ?? '').trim());
  return [...new Set(words)]
    .filter((word) => word !== '' && findSender(word) === null)
    .slice(0, WORDS_MAX);
}

function FieldChoice({
  field,
  headers,
  header,
  onChange,
}: {
  readonly field: Suggested['fields'][number];
  readonly headers: readonly string[];
  readonly header: string | null;
  readonly onChange: (header: string | null) => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const guessed = header !== null && header === field.header && !field.sure;
  const examples = header === field.header ? field.examples.join(' | ') : '';
  return (
    <div className="kj-mapping-field">
      <span>
        {tw(field.words)} {field.required && <span className="kj-bad">{w.needed}</span>}{' '}
        {guessed && <span className="kj-warn">{w.check}</span>}
      </span>
      <Select
        aria-label={tw(field.words)}
        value={header}
        allowClear
        placeholder={w.none}
        {...(field.required && header === null ? { status: 'warning' as const } : {})}
        options={headers.map((value) => ({ value, label: value }))}
        onChange={(value: string | undefined) => onChange(value ?? null)}
      />
      <small title={examples}>{examples === '' ? '\u00A0' : examples}</small>
    </div>
  );
}
