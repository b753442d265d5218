// Who changed it when and why, what changed, and the way back.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { RuleStatus } from './RuleStatus.tsx';
import { type HistoryEntry, RULEBOOK } from './rulebook-api.ts';
import { diffLines } from './text-diff.ts';

const WORDS = {
  shipped: { zh: '客镜自带的一版', en: 'As shipped with Kejing' },
  now: { zh: '现在生效', en: 'in force' },
  version: { zh: (version: number) => `第 ${version} 版`, en: (version: number) => `v${version}` },
  diff: { zh: '看改了什么', en: 'What changed' },
  hide: { zh: '收起', en: 'Hide' },
  back: { zh: '退回这一版', en: 'Restore' },
  sure: { zh: '退回到这一版？', en: 'Restore this version?' },
  sureNote: {
    zh: '它会作为新的一版发布，例子和成立的申诉照样要通过，历史会话会重算。',
    en: 'It is published anew: examples and appeals must pass, conversations are recalculated.',
  },
  reason: { zh: '为什么退回', en: 'Why' },
  cancel: { zh: '取消', en: 'Cancel' },
  none: { zh: '还没有人改过它', en: 'Nobody has changed it yet' },
} as const;

export interface HistoryPanelProps {
  readonly items: readonly HistoryEntry[];
  /** Absent: nothing can be restored by this person. */
  readonly onRestore?: (contentVersion: number, reason: string) => Promise<unknown>;
}

/** Restoring where a text is all there is: the old one is published anew. */
export function restoring(
  items: readonly HistoryEntry[],
  publish: (text: string, reason: string) => Promise<unknown>,
): (contentVersion: number, reason: string) => Promise<unknown> {
  return async (contentVersion, reason) => {
    const text = items.find((item) => item.contentVersion === contentVersion)?.text ?? null;
    if (text !== null) await publish(text, reason);
  };
}

export function HistoryPanel({ items, onRestore }: HistoryPanelProps) {
  const w = useWords(WORDS);
  if (items.length === 0) return <EmptyState small title={w.none} />;
  return (
    <ol className="kj-rb-history">
      {items.map((item, at) => (
        <Entry
          key={item.contentVersion}
          item={item}
          before={items[at + 1] ?? null}
          current={at === 0}
          onRestore={at === 0 ? undefined : onRestore}
        />
      ))}
    </ol>
  );
}

function Entry({
  item,
  before,
  current,
  onRestore,
}: {
  readonly item: HistoryEntry;
  readonly before: HistoryEntry | null;
  readonly current: boolean;
  readonly onRestore: HistoryPanelProps['onRestore'] | undefined;
}) {
  const w = useWords(WORDS);
  const clock = useShopClock(useFilters().shop);
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  return (
    <li>
      <header>
        {item.version !== null && <b>{w.version(item.version)}</b>}
        {item.status !== null && <RuleStatus value={item.status} />}
        {current && <span className="kj-good">{w.now}</span>}
        <span className="kj-muted">
          {item.at === null ? w.shipped : `${item.by ?? ''} · ${clock.time(item.at)}`}
        </span>
        {before !== null && (
          <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? w.hide : w.diff}
          </Button>
        )}
        {onRestore !== undefined && (
          <Button size="small" onClick={() => setAsking(true)}>
            {w.back}
          </Button>
        )}
      </header>
      {item.reason !== null && <p>{item.reason}</p>}
      {open && before !== null && (
        <>
          <Diff before={before.text ?? ''} after={item.text ?? ''} />
          {before.chat !== item.chat && <Diff before={before.chat ?? ''} after={item.chat ?? ''} />}
        </>
      )}
      {asking && onRestore !== undefined && (
        <RestoreDialog
          onClose={() => setAsking(false)}
          onRestore={(reason) => onRestore(item.contentVersion, reason)}
        />
      )}
    </li>
  );
}

function Diff({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === after) return null;
  return (
    <div className="kj-rb-diff">
      {diffLines(before, after).map(({ kind, text }, at) => (
        <div key={`${String(at)}${kind}`} className={`is-${kind}`}>
          {kind === 'added' ? '+ ' : kind === 'removed' ? '− ' : '  '}
          {text}
        </div>
      ))}
    </div>
  );
}

function RestoreDialog({
  onRestore,
  onClose,
}: {
  readonly onRestore: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () => onRestore(reason),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: [RULEBOOK] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={w.sure}
      okText={w.back}
      cancelText={w.cancel}
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <p>{w.sureNote}</p>
      {send.error !== null && <Alert type="error" title={send.error.message} />}
      <div className="kj-rb-field" style={{ marginTop: 12 }}>
        <span>{w.reason}</span>
        <Input.TextArea
          aria-label={w.reason}
          autoSize={{ minRows: 2 }}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </Modal>
  );
}
