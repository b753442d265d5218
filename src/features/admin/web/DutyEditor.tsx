// One agent's duty of one day: spans added, changed, taken out.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { formatDay } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { useWords } from '../../../ui/use-words.ts';
import { api, useSaved } from './admin-api.ts';
import { ClockField } from './ClockField.tsx';
import { type DutyMinutes, minutesOf } from './duty-minutes.ts';

const WORDS = {
  from: { zh: '上班', en: 'From' },
  to: { zh: '下班', en: 'To' },
  next: { zh: '次日', en: 'next day' },
  add: { zh: '加一段', en: 'Add a span' },
  remove: { zh: '去掉这段', en: 'Remove' },
  off: { zh: '这天休息', en: 'Off that day' },
  save: { zh: '保存并重算', en: 'Save and recount' },
  no: { zh: '取消', en: 'Cancel' },
} as const;

export interface EditedDuty {
  readonly agent: string;
  readonly name: string;
  readonly day: string;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly zoneOffsetMs: number;
}

const DAY_MINUTES = 1440;

/** A new one is nine to six. */
function withOneMore(spans: readonly Span[]): Span[] {
  const key = Math.max(-1, ...spans.map((one) => one.key)) + 1;
  return [...spans, { key, fromMinute: 540, toMinute: 1080 }];
}

interface Span extends DutyMinutes {
  readonly key: number;
}

export function DutyEditor({
  shop,
  edited,
  onClose,
}: {
  readonly shop: string;
  readonly edited: EditedDuty | null;
  readonly onClose: () => void;
}) {
  if (edited === null) return null;
  return (
    <Editor key={`${edited.agent} ${edited.day}`} shop={shop} edited={edited} onClose={onClose} />
  );
}

function Editor({
  shop,
  edited,
  onClose,
}: {
  readonly shop: string;
  readonly edited: EditedDuty;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const saved = useSaved();
  const [spans, setSpans] = useState(() =>
    minutesOf(edited).map((span, key) => ({ key, ...span })),
  );
  const { agent, name, day } = edited;
  const send = useMutation({
    mutationFn: () =>
      read(
        api.admin.shops[':shop'].duty.$put({
          param: { shop },
          json: {
            ...{ agent, day },
            spans: spans.map(({ fromMinute, toMinute }) => ({
              fromMinute,
              toMinute: toMinute <= fromMinute ? toMinute + DAY_MINUTES : toMinute,
            })),
          },
        }),
      ),
    onSuccess: async (done) => {
      await saved.onSuccess(done);
      onClose();
    },
    onError: saved.onError,
  });
  const patch = (key: number, change: Partial<Span>): void =>
    setSpans((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <Modal
      open
      title={`${name} · ${formatDay(day, lang)}`}
      okText={w.save}
      cancelText={w.no}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <div className="kj-stack">
        {spans.length === 0 && <p className="kj-muted">{w.off}</p>}
        {spans.map(({ key, fromMinute, toMinute }) => (
          <SpanRow
            key={key}
            span={{ key, fromMinute, toMinute }}
            patch={patch}
            remove={() => setSpans((now) => now.filter((one) => one.key !== key))}
          />
        ))}
        <Button
          icon={<PlusOutlined />}
          disabled={spans.length >= 6}
          onClick={() => setSpans(withOneMore)}
        >
          {w.add}
        </Button>
      </div>
    </Modal>
  );
}

function SpanRow({
  span: { key, fromMinute, toMinute },
  patch,
  remove,
}: {
  readonly span: Span;
  readonly patch: (key: number, change: Partial<Span>) => void;
  readonly remove: () => void;
}) {
  const w = useWords(WORDS);
  return (
    <div className="kj-row">
      <ClockField
        label={w.from}
        minute={fromMinute}
        onChange={(minute) => patch(key, { fromMinute: minute })}
      />
      –
      <ClockField
        label={w.to}
        minute={toMinute}
        onChange={(minute) => patch(key, { toMinute: minute })}
      />
      {toMinute <= fromMinute && <span className="kj-muted">{w.next}</span>}
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        aria-label={w.remove}
        onClick={remove}
      />
    </div>
  );
}
