// How long each kind of data is kept.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Popconfirm, Radio, Switch } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { useMay } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { ShopSettingsView } from '../contract.ts';
import './admin.css';
import { api, KEYS, useSaved } from './admin-api.ts';
import { OfShop } from './ShopChoice.tsx';

const WORDS = {
  title: { zh: '聊天和订单', en: 'Chats and orders' },
  limit: { zh: '到期删除', en: 'Delete when old' },
  limitHint: {
    zh: '每天凌晨删掉最后一次联系早于这么多天的买家的全部聊天和订单',
    en: 'Every night, all of buyers last heard of longer ago than this',
  },
  days: { zh: '保留天数', en: 'Days kept' },
  figures: { zh: '删掉之后，数字', en: 'Figures afterwards' },
  keep: { zh: '留着（不再对应到人）', en: 'stay, of nobody in particular' },
  drop: { zh: '一起去掉', en: 'go too' },
  save: { zh: '保存', en: 'Save' },
  sure: {
    zh: (days: number) => `今晚起，${days} 天以前的聊天和订单会被删除，不能恢复。保存吗？`,
    en: (days: number) =>
      `From tonight, chats and orders older than ${days} days are deleted for good. Save?`,
  },
  yes: { zh: '保存', en: 'Save' },
  no: { zh: '取消', en: 'Cancel' },
  others: { zh: '其他数据', en: 'Other data' },
  othersNote: { zh: '在配置文件或环境变量里改', en: 'Changed in the configuration' },
  uploads: { zh: '上传的原始文件', en: 'Uploaded files' },
  jobs: { zh: '做完的后台任务', en: 'Finished jobs' },
  audit: { zh: '操作日志', en: 'Audit log' },
  forever: { zh: '一直保留', en: 'kept for ever' },
  dayCount: { zh: (n: number) => `${n} 天`, en: (n: number) => `${n} days` },
} as const;

export function RetentionPage() {
  return <OfShop>{(shop) => <Retention shop={shop} />}</OfShop>;
}

function Retention({ shop }: { readonly shop: string }) {
  const settings = useQuery({
    queryKey: [...KEYS.settings, shop],
    queryFn: () => read(api.admin.shops[':shop'].settings.$get({ param: { shop } })),
  });
  return (
    <Query of={settings}>
      {(view) => (
        <div className="kj-stack">
          <Threads key={JSON.stringify(view.retention)} shop={shop} kept={view.retention} />
          <Others kept={view.kept} />
        </div>
      )}
    </Query>
  );
}

type Kept = ShopSettingsView['retention'];

function Threads({ shop, kept }: { readonly shop: string; readonly kept: Kept }) {
  const w = useWords(WORDS);
  const may = useMay();
  const write = may('settings.write');
  const [wish, setWish] = useState<Kept>(kept);
  const saved = useSaved();
  const send = useMutation({
    mutationFn: () =>
      read(
        api.admin.shops[':shop'].settings.$patch({ param: { shop }, json: { retention: wish } }),
      ),
    ...saved,
  });
  const same = JSON.stringify(wish) === JSON.stringify(kept);
  const button = (
    <Button
      type="primary"
      disabled={same}
      loading={send.isPending}
      {...(wish === null ? { onClick: () => send.mutate() } : {})}
    >
      {w.save}
    </Button>
  );
  return (
    <Panel
      title={w.title}
      actions={
        write &&
        (wish === null || same ? (
          button
        ) : (
          <Popconfirm
            title={w.sure(wish.days)}
            okText={w.yes}
            cancelText={w.no}
            onConfirm={() => send.mutate()}
          >
            {button}
          </Popconfirm>
        ))
      }
    >
      <div className="kj-setting">
        <span>
          {w.limit}
          <small>{w.limitHint}</small>
        </span>
        <div>
          <Switch
            aria-label={w.limit}
            disabled={!write}
            checked={wish !== null}
            onChange={(on) => setWish(on ? (kept ?? { days: 365, figures: 'keep' }) : null)}
          />
        </div>
      </div>
      {wish !== null && <Limits wish={wish} disabled={!write} onChange={setWish} />}
    </Panel>
  );
}

function Limits({
  wish,
  disabled,
  onChange,
}: {
  readonly wish: NonNullable<Kept>;
  readonly disabled: boolean;
  readonly onChange: (wish: NonNullable<Kept>) => void;
}) {
  const w = useWords(WORDS);
  return (
    <>
      <div className="kj-setting">
        <span>{w.days}</span>
        <div>
          <InputNumber
            aria-label={w.days}
            min={1}
            max={36_500}
            disabled={disabled}
            value={wish.days}
            onChange={(days) => {
              if (days !== null) onChange({ ...wish, days: Math.round(days) });
            }}
          />
        </div>
      </div>
      <div className="kj-setting">
        <span>{w.figures}</span>
        <Radio.Group
          aria-label={w.figures}
          disabled={disabled}
          value={wish.figures}
          options={[
            { value: 'keep', label: w.keep },
            { value: 'drop', label: w.drop },
          ]}
          onChange={({ target }) =>
            onChange({ ...wish, figures: target.value === 'drop' ? 'drop' : 'keep' })
          }
        />
      </div>
    </>
  );
}

function Others({ kept }: { readonly kept: ShopSettingsView['kept'] }) {
  const w = useWords(WORDS);
  const rows = [
    { name: w.uploads, days: kept.uploadDays, variable: 'KEJING_KEEP_UPLOAD_DAYS' },
    { name: w.jobs, days: kept.jobDays, variable: 'KEJING_KEEP_JOB_DAYS' },
    { name: w.audit, days: kept.auditDays, variable: 'KEJING_KEEP_AUDIT_DAYS' },
  ];
  return (
    <Panel title={w.others} note={w.othersNote}>
      {rows.map(({ name, days, variable }) => (
        <div className="kj-setting" key={variable}>
          <span>{name}</span>
          <div className="kj-row kj-spread">
            <b>{days === null ? w.forever : w.dayCount(days)}</b>
            <code className="kj-muted">{variable}</code>
          </div>
        </div>
      ))}
    </Panel>
  );
}
