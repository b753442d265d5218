// Publishing a word pack or a scorecard: why, and from which day conversations are judged anew.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../ui/DayField.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { RULEBOOK } from './rulebook-api.ts';

const WORDS = {
  publish: { zh: '发布…', en: 'Publish…' },
  title: { zh: '发布这些改动', en: 'Publish these changes' },
  ok: { zh: '发布', en: 'Publish' },
  cancel: { zh: '先不发', en: 'Not now' },
  reason: { zh: '为什么改（大家都会看到）', en: 'Why (everybody sees it)' },
  from: { zh: '从哪天起重算（不选就是全部）', en: 'Recalculate from (empty: everything)' },
  done: { zh: '已发布，正在后台重算', en: 'Published; recalculating' },
} as const;

export function PublishText({
  disabled,
  note,
  onPublish,
}: {
  readonly disabled: boolean;
  /** What goes along with it. */
  readonly note?: string;
  readonly onPublish: (reason: string, from: string | null) => Promise<unknown>;
}) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const send = useMutation({
    mutationFn: () => onPublish(reason, from === '' ? null : from),
    onSuccess: async () => {
      void message.success(w.done);
      setOpen(false);
      setReason('');
      await cache.invalidateQueries({ queryKey: [RULEBOOK] });
    },
  });
  return (
    <>
      <Button type="primary" disabled={disabled} onClick={() => setOpen(true)}>
        {w.publish}
      </Button>
      <Modal
        open={open}
        title={w.title}
        okText={w.ok}
        cancelText={w.cancel}
        okButtonProps={{ disabled: reason.trim().length < 2 }}
        confirmLoading={send.isPending}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="kj-rb-form">
          {note !== undefined && <p className="kj-muted">{note}</p>}
          {send.error !== null && <Alert type="error" title={send.error.message} />}
          <div className="kj-rb-field">
            <span>{w.reason}</span>
            <Input.TextArea
              aria-label={w.reason}
              autoSize={{ minRows: 2 }}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          <div className="kj-rb-field">
            <span>{w.from}</span>
            <DayField label={w.from} value={from} onChange={setFrom} />
          </div>
        </div>
      </Modal>
    </>
  );
}
