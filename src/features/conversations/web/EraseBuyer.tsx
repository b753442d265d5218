// Erasing a buyer from a conversation of theirs: what goes and what stays is said first, then the name typed again.
import { MoreOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { ApiError, newClient, read } from '../../../ui/client.ts';
import { Query } from '../../../ui/Query.tsx';
import { useMay } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { AdminRoutes } from '../../admin/routes.ts';
import type { Query as Asked } from './conversations-api.ts';
import { ErasureList } from './ErasureList.tsx';
import './erase-buyer.css';
import { listPath } from './list-state.ts';

const WORDS = {
  more: { zh: '更多操作', en: 'More actions' },
  erase: { zh: '抹除买家…', en: 'Erase the buyer…' },
  title: { zh: '抹除买家', en: 'Erase a buyer' },
  what: {
    zh: (buyer: string) => `“${buyer}”在这家店的全部数据会永久删除，不能撤销。`,
    en: (buyer: string) =>
      `All data of “${buyer}” in this shop are deleted for good. It cannot be undone.`,
  },
  again: { zh: '再输一遍买家昵称', en: 'Type the buyer’s name again' },
  differs: { zh: '和上面的昵称不一样', en: 'Not the name above' },
  reason: { zh: '为什么抹除（会记进操作日志）', en: 'Why (kept in the audit log)' },
  reasonHint: {
    zh: '比如：买家来电要求，工单 0612',
    en: 'E.g. asked for by phone, ticket 0612',
  },
  confirm: { zh: '永久抹除', en: 'Erase for good' },
  cancel: { zh: '取消', en: 'Cancel' },
  done: { zh: '已经抹除', en: 'Erased' },
  days: {
    zh: (days: number) => `${days} 天的数字去掉了这位买家，重新合计过。`,
    en: (days: number) =>
      days === 1
        ? 'The figures of one day were summed anew without the buyer.'
        : `The figures of ${days} days were summed anew without the buyer.`,
  },
  list: { zh: '回到会话列表', en: 'Back to the conversations' },
} as const;

const api = newClient<AdminRoutes>();

interface Buyer {
  readonly shop: string;
  readonly buyer: string;
}

/** Nothing for whoever may not; `query`: of the list to go back to when the conversation is gone. */
export function BuyerMenu({
  query,
  size = 'middle',
  ...of
}: Buyer & { readonly query: Asked; readonly size?: 'small' | 'middle' }) {
  const w = useWords(WORDS);
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('buyers.erase')) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'erase', danger: true, label: w.erase, onClick: () => setOpen(true) }],
        }}
      >
        <Button size={size} icon={<MoreOutlined />} aria-label={w.more} title={w.more} />
      </Dropdown>
      {open && <EraseDialog of={of} query={query} onClose={() => setOpen(false)} />}
    </>
  );
}

function useErasure({ shop, buyer }: Buyer) {
  const preview = useQuery({
    queryKey: ['erasure', shop, buyer],
    queryFn: () => read(api.buyers.erase.preview.$post({ json: { shop, buyer } })),
    gcTime: 0,
    staleTime: 0,
  });
  const erase = useMutation({
    mutationFn: (reason: string) => read(api.buyers.erase.$post({ json: { shop, buyer, reason } })),
  });
  return { preview, erase };
}

function EraseDialog({
  of,
  query,
  onClose,
}: {
  readonly of: Buyer;
  readonly query: Asked;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const { preview, erase } = useErasure(of);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const ready = preview.isSuccess && name.trim() === of.buyer && reason.trim().length >= 2;
  if (erase.data !== undefined) {
    // Nearly everything a page may hold is of before: the list is opened as if for the first time.
    const { buyer: _gone, ...rest } = query;
    const leave = (): void => window.location.assign(listPath(rest));
    return (
      <Modal
        open
        title={w.done}
        width={560}
        onCancel={leave}
        footer={
          <Button type="primary" onClick={leave}>
            {w.list}
          </Button>
        }
      >
        <ErasureList parts={erase.data} />
        <p className="kjc-erase-days">{w.days(erase.data.days)}</p>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={w.title}
      width={560}
      okText={w.confirm}
      okButtonProps={{ danger: true, disabled: !ready }}
      cancelText={w.cancel}
      cancelButtonProps={{ disabled: erase.isPending }}
      closable={!erase.isPending}
      mask={{ closable: false }}
      confirmLoading={erase.isPending}
      onOk={() => erase.mutate(reason.trim())}
      onCancel={onClose}
    >
      <div className="kjc-erase">
        <Alert type="warning" showIcon title={w.what(of.buyer)} />
        <Query of={preview} small>
          {(parts) => <ErasureList parts={parts} files={parts.files} ahead />}
        </Query>
        <Confirm
          {...{ name, setName, reason, setReason }}
          differs={name.trim() !== '' && !of.buyer.startsWith(name.trim())}
        />
        {erase.error !== null && <Refused error={erase.error} />}
      </div>
    </Modal>
  );
}

function Confirm({
  name,
  setName,
  reason,
  setReason,
  differs,
}: {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly differs: boolean;
}) {
  const w = useWords(WORDS);
  return (
    <>
      <div className="kjc-field">
        <span>{w.again}</span>
        <Input
          aria-label={w.again}
          autoComplete="off"
          maxLength={200}
          status={differs ? 'error' : ''}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        {differs && (
          <small className="kj-bad" role="alert">
            {w.differs}
          </small>
        )}
      </div>
      <div className="kjc-field">
        <span>{w.reason}</span>
        <Input
          aria-label={w.reason}
          placeholder={w.reasonHint}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </>
  );
}

function Refused({ error }: { readonly error: Error }) {
  const todo = error instanceof ApiError ? error.todo : '';
  return <Alert type="error" showIcon title={error.message} description={todo} />;
}
