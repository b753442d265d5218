// Whose an order is: the policy in force, others to choose from, and what choosing one would change.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { read } from '../../../ui/client.ts';
import { formatSpan } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { urlText } from '../../../ui/url-state.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { ShopSettingsView } from '../contract.ts';
import './admin.css';
import { api, KEYS, useSaved } from './admin-api.ts';
import { CountingPanel } from './CountingPanel.tsx';
import { PolicyEditor } from './PolicyEditor.tsx';
import { PolicyOutcome } from './PolicyOutcome.tsx';
import { OfShop } from './ShopChoice.tsx';

const WORDS = {
  title: { zh: '订单算谁的', en: 'Whose an order is' },
  now: { zh: '现在用的', en: 'in force' },
  inquiry: { zh: '询单有效期', en: 'Inquiry window' },
  payment: { zh: '付款期', en: 'Payment window' },
  noLimit: { zh: '不限', en: 'no limit' },
  source: { zh: '依据', en: 'Source' },
  edit: { zh: '修改…', en: 'Change…' },
  apply: { zh: '换成这个口径', en: 'Use this policy' },
} as const;

const STATE = { policy: urlText(), edit: urlText() };

export function AttributionPage() {
  return <OfShop>{(shop) => <Attribution shop={shop} />}</OfShop>;
}

function Attribution({ shop }: { readonly shop: string }) {
  const settings = useQuery({
    queryKey: [...KEYS.settings, shop],
    queryFn: () => read(api.admin.shops[':shop'].settings.$get({ param: { shop } })),
  });
  return (
    <Query of={settings}>
      {(view) => (
        <div className="kj-stack">
          <PolicyChoice shop={shop} view={view} />
          <CountingPanel key={JSON.stringify(view)} shop={shop} view={view} />
        </div>
      )}
    </Query>
  );
}

function PolicyChoice({ shop, view }: { readonly shop: string; readonly view: ShopSettingsView }) {
  const w = useWords(WORDS);
  const may = useMay();
  const [state, patch] = useUrlState(STATE);
  const chosen = view.policies.find(({ id }) => id === state.policy)?.id ?? view.policy;
  const saved = useSaved();
  const send = useMutation({
    mutationFn: (policy: string) =>
      read(api.admin.shops[':shop'].settings.$patch({ param: { shop }, json: { policy } })),
    onSuccess: async (done) => {
      patch({ policy: '' });
      await saved.onSuccess(done);
    },
    onError: saved.onError,
  });
  const other = chosen !== view.policy;
  return (
    <>
      <Panel
        title={w.title}
        actions={
          <>
            {may('definitions.write') && (
              <Button onClick={() => patch({ edit: chosen })}>{w.edit}</Button>
            )}
            {other && may('settings.write') && (
              <Button type="primary" loading={send.isPending} onClick={() => send.mutate(chosen)}>
                {w.apply}
              </Button>
            )}
          </>
        }
      >
        <Radio.Group
          className="kj-policies"
          aria-label={w.title}
          value={chosen}
          onChange={({ target }) => patch({ policy: String(target.value) })}
        >
          {view.policies.map((policy) => (
            <PolicyRow key={policy.id} policy={policy} inForce={policy.id === view.policy} />
          ))}
        </Radio.Group>
      </Panel>
      {view.policies.some(({ id }) => id === state.edit) && (
        <PolicyEditor shop={shop} id={state.edit} onClose={() => patch({ edit: '' })} />
      )}
      {other && <PolicyOutcome shop={shop} policy={chosen} />}
    </>
  );
}

function PolicyRow({
  policy,
  inForce,
}: {
  readonly policy: ShopSettingsView['policies'][number];
  readonly inForce: boolean;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { id, name, note, source, inquiryWindowMs, paymentWindowMs } = policy;
  const span = (ms: number): string => daysOf(ms, lang) ?? formatSpan(ms, lang);
  return (
    <Radio value={id} className="kj-policy">
      <b>{tw(name)}</b> {inForce && <Tag tone="good">{w.now}</Tag>}
      <span>{tw(note)}</span>
      <small title={source}>
        {w.inquiry} {span(inquiryWindowMs)} · {w.payment}{' '}
        {paymentWindowMs === null ? w.noLimit : span(paymentWindowMs)}
      </small>
    </Radio>
  );
}

const DAY_MS = 86_400_000;

function daysOf(ms: number, lang: 'zh' | 'en'): string | null {
  if (ms % DAY_MS !== 0) return null;
  const days = ms / DAY_MS;
  return lang === 'zh' ? `${days} 天` : `${days} d`;
}
