// Changing an attribution policy: its settings as a form, a trial on stored orders, a reason, a new version.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { PolicyForm, PolicyValue } from '../contract.ts';
import './admin.css';
import { api, KEYS, useSaved } from './admin-api.ts';
import { PolicyField } from './PolicyField.tsx';
import { OutcomeTable } from './PolicyOutcome.tsx';

const WORDS = {
  title: { zh: '修改口径', en: 'Change the policy' },
  hint: {
    zh: '先试算，看订单会怎么换人；保存后成为新的一版，历史会重算。',
    en: 'Try it first to see which orders change hands; saving makes a new version and recalculates.',
  },
  other: {
    zh: '现在用的不是这个口径：试算是拿它和现在用的比。',
    en: 'Another policy is in force: the trial compares with that one.',
  },
  settings: { zh: '每一项', en: 'Settings' },
  trial: { zh: '试算', en: 'Try it' },
  reason: { zh: '为什么改（大家都会看到）', en: 'Why (everybody sees it)' },
  save: { zh: '保存成新的一版', en: 'Save as a new version' },
  reset: { zh: '撤销修改', en: 'Undo' },
  history: { zh: '历史', en: 'History' },
  version: { zh: (n: number) => `第 ${n} 版`, en: (n: number) => `Version ${n}` },
  shipped: { zh: '出厂', en: 'as shipped' },
} as const;

type Settings = Readonly<Record<string, PolicyValue>>;
type Problems = Readonly<Record<string, string>>;

export function PolicyEditor({
  shop,
  id,
  onClose,
}: {
  readonly shop: string;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const param = { shop, id };
  const form = useQuery({
    queryKey: [...KEYS.settings, shop, 'policy', id],
    queryFn: () => read(api.admin.shops[':shop'].policies[':id'].$get({ param })),
  });
  return (
    <Drawer open title={w.title} size={720} onClose={onClose} destroyOnHidden>
      <Query of={form}>
        {(view) => <Form key={view.contentVersion} shop={shop} form={view} onClose={onClose} />}
      </Query>
    </Drawer>
  );
}

interface FormProps {
  readonly shop: string;
  readonly form: PolicyForm;
  readonly onClose: () => void;
}

/** What the form holds, and what the server says of it. */
function usePolicyForm({ shop, form, onClose }: FormProps) {
  const saved = useSaved();
  const [settings, setSettings] = useState<Settings>({});
  const [reason, setReason] = useState('');
  const param = { shop, id: form.id };
  const trial = useMutation({
    mutationFn: () =>
      read(api.admin.shops[':shop'].policies[':id'].preview.$post({ param, json: { settings } })),
    onError: saved.onError,
  });
  const send = useMutation({
    mutationFn: () => {
      const json = { settings, reason, base: form.contentVersion };
      return read(api.admin.shops[':shop'].policies[':id'].$put({ param, json }));
    },
    onSuccess: async (done) => {
      await saved.onSuccess(done);
      onClose();
    },
    onError: saved.onError,
  });
  const problems: Problems = Object.fromEntries(
    (trial.data?.problems ?? []).map(({ key, message }) => [key, message]),
  );
  const set = (key: string, value: PolicyValue): void => {
    const shipped = form.fields.find((field) => field.key === key)?.value;
    const { [key]: _old, ...rest } = settings;
    setSettings(value === shipped ? rest : { ...rest, [key]: value });
    trial.reset();
  };
  const undo = (): void => {
    setSettings({});
    trial.reset();
  };
  return { settings, set, undo, reason, setReason, trial, send, problems };
}

function Form(props: FormProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { form } = props;
  const edit = usePolicyForm(props);
  const { settings, trial, send } = edit;
  const changed = Object.keys(settings).length > 0;
  const ready = changed && edit.reason.trim().length >= 2 && trial.data?.preview != null;
  return (
    <div className="kj-stack">
      <div>
        <b>{tw(form.name)}</b> · {w.version(form.version)}
        <p className="kj-muted">
          {w.hint} {!form.inForce && w.other}
        </p>
      </div>
      <Panel
        title={w.settings}
        actions={
          <>
            {changed && <Button onClick={edit.undo}>{w.reset}</Button>}
            <Button disabled={!changed} loading={trial.isPending} onClick={() => trial.mutate()}>
              {w.trial}
            </Button>
          </>
        }
      >
        {form.fields.map((field) => (
          <PolicyField
            key={field.key}
            field={field}
            value={settings[field.key] ?? field.value}
            problem={edit.problems[field.key]}
            changed={field.key in settings}
            onChange={(value) => edit.set(field.key, value)}
          />
        ))}
      </Panel>
      {trial.data?.preview != null && <OutcomeTable preview={trial.data.preview} />}
      {trial.data?.preview != null && (
        <div className="kj-row">
          <Input
            aria-label={w.reason}
            placeholder={w.reason}
            maxLength={500}
            value={edit.reason}
            onChange={({ target }) => edit.setReason(target.value)}
          />
          <Button
            type="primary"
            disabled={!ready}
            loading={send.isPending}
            onClick={() => send.mutate()}
          >
            {w.save}
          </Button>
        </div>
      )}
      <History shop={props.shop} form={form} />
    </div>
  );
}

function History({ form, shop }: Pick<FormProps, 'form' | 'shop'>) {
  const clock = useShopClock(shop);
  const w = useWords(WORDS);
  return (
    <Panel title={w.history}>
      {form.history.map(({ contentVersion, version, at, by, reason }) => (
        <div className="kj-setting" key={contentVersion}>
          <span>
            {w.version(version ?? form.version)}
            <small>{at === null ? w.shipped : `${clock.time(at)} ${by ?? ''}`}</small>
          </span>
          <span>{reason}</span>
        </div>
      ))}
    </Panel>
  );
}
