// Publishing: what is checked, what still blocks, how it goes into force, and why.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { read } from '../../../ui/client.ts';
import { DayField } from '../../../ui/DayField.tsx';
import { formatPercent } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { placeWords } from './place-words.ts';
import { CHECK_WORDS } from './rule-words.ts';
import { api, type ChecklistData, RULEBOOK } from './rulebook-api.ts';
import type { RuleEditor } from './use-rule-editor.ts';

const WORDS = {
  title: { zh: '发布这一版', en: 'Publish this version' },
  ok: { zh: '发布', en: 'Publish' },
  cancel: { zh: '先不发', en: 'Not now' },
  how: { zh: '怎么生效', en: 'How' },
  active: { zh: '正式生效，计分', en: 'In force, scored' },
  shadow: { zh: '试运行：照样判，不计分', en: 'On trial: judged, not scored' },
  retired: { zh: '停用', en: 'Retire' },
  reason: { zh: '为什么改（大家都会看到）', en: 'Why (everybody sees it)' },
  from: { zh: '从哪天起重算（不选就是全部）', en: 'Recalculate from (empty: everything)' },
  done: { zh: '已发布，正在后台重算历史会话', en: 'Published; conversations are recalculated' },
  score: {
    zh: (percent: string, killed: number, all: number) =>
      `${percent}（改坏 ${all} 次，发现 ${killed} 次）`,
    en: (percent: string, killed: number, all: number) => `${percent} (${killed} of ${all})`,
  },
  raise: { zh: '帮我把版本加一', en: 'Raise the version' },
  working: { zh: '正在逐项检查，改坏规则看例子能不能发现…', en: 'Checking…' },
} as const;

interface DialogProps {
  readonly shop: string;
  readonly id: string;
  readonly editor: RuleEditor;
  readonly to: string;
  readonly onClose: () => void;
}

type As = 'active' | 'shadow' | 'retired';

export function PublishDialog(props: DialogProps) {
  const { shop, id, editor, to, onClose } = props;
  const w = useWords(WORDS);
  const go = useNavigate();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { yaml, chat, base } = editor.texts;
  const [wish, setWish] = useState<Wish>({ as: 'active', reason: '', from: '' });
  const { as, reason, from } = wish;
  const list = useQuery({
    queryKey: [RULEBOOK, 'checklist', shop, id, yaml, chat],
    queryFn: () =>
      read(api.rules[':id'].checklist.$post({ param: { id }, json: { shop, yaml, chat } })),
    gcTime: 0,
  });
  const send = useMutation({
    mutationFn: () => {
      const json = { shop, yaml, chat, base, as, reason, from: from === '' ? null : from };
      return read(api.rules[':id'].publish.$post({ param: { id }, json }));
    },
    onSuccess: async () => {
      void message.success(w.done);
      cache.removeQueries({ queryKey: [RULEBOOK, 'draft'] });
      await go(to);
      await cache.invalidateQueries({ queryKey: [RULEBOOK] });
    },
  });
  const ready = list.data !== undefined && mayGo(list.data, as) && reason.trim().length >= 2;
  return (
    <Modal
      open
      width={600}
      title={w.title}
      okText={w.ok}
      cancelText={w.cancel}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      <Query of={list} loading={<p className="kj-muted">{w.working}</p>}>
        {(data) => <Checks data={data} editor={editor} />}
      </Query>
      {send.error !== null && <Alert type="error" title={send.error.message} />}
      <Fields wish={wish} onChange={setWish} />
    </Modal>
  );
}

interface Wish {
  readonly as: As;
  readonly reason: string;
  /** `YYYY-MM-DD`; '' all. */
  readonly from: string;
}

/** How it goes into force, why, and from when. */
function Fields({
  wish,
  onChange,
}: {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
}) {
  const w = useWords(WORDS);
  return (
    <div className="kj-rb-form">
      <div className="kj-rb-field">
        <span>{w.how}</span>
        <Radio.Group
          value={wish.as}
          onChange={({ target }) => onChange({ ...wish, as: target.value as As })}
          options={(['active', 'shadow', 'retired'] as const).map((value) => ({
            value,
            label: w[value],
          }))}
        />
      </div>
      <div className="kj-rb-field">
        <span>{w.reason}</span>
        <Input.TextArea
          aria-label={w.reason}
          autoSize={{ minRows: 2 }}
          maxLength={500}
          value={wish.reason}
          onChange={({ target }) => onChange({ ...wish, reason: target.value })}
        />
      </div>
      <div className="kj-rb-field">
        <span>{w.from}</span>
        <DayField
          label={w.from}
          value={wish.from}
          onChange={(from) => onChange({ ...wish, from })}
        />
      </div>
    </div>
  );
}

/** On trial it may go out without a back-test; retiring needs only a text that can be read. */
function mayGo({ checks }: ChecklistData, as: As): boolean {
  return checks.every(({ check, state }) => {
    if (as === 'retired' && check !== 'reads') return true;
    if (as === 'shadow' && check === 'backtest') return true;
    return state === 'passed' || state === 'advice';
  });
}

function Checks({ data, editor }: { readonly data: ChecklistData; readonly editor: RuleEditor }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { mutation } = data;
  return (
    <ul className="kj-rb-checks">
      {data.checks.map(({ check, state, problems }) => (
        <li key={check} className={`is-${state}`}>
          <Mark state={state} />
          <span>
            {tw(CHECK_WORDS[check]!)}
            {check === 'mutation' && mutation !== null && mutation.mutants > 0 && (
              <span className="kj-muted">
                {' '}
                {w.score(
                  formatPercent(mutation.killed / mutation.mutants),
                  mutation.killed,
                  mutation.mutants,
                )}
              </span>
            )}
            {check === 'version' && state === 'failed' && (
              <Button
                size="small"
                style={{ marginInlineStart: 8 }}
                onClick={() => editor.setValue(['version'], versionOf(editor) + 1)}
              >
                {w.raise}
              </Button>
            )}
          </span>
          {problems.length > 0 && (
            <ul>
              {problems.slice(0, 5).map((one) => (
                <li key={`${one.code}${one.line}${one.words.en}`}>
                  {placeWords(one.words[lang], lang)}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function versionOf(editor: RuleEditor): number {
  return Number(/^version:\s*(\d+)/m.exec(editor.texts.yaml)?.[1] ?? 0);
}

const MARKS = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '没通过', en: 'failed' },
  open: { zh: '还没做', en: 'to be done' },
  advice: { zh: '建议', en: 'advice' },
} as const;

function Mark({ state }: { readonly state: 'passed' | 'failed' | 'open' | 'advice' }) {
  const tw = useTw();
  const colour = { passed: 'good', failed: 'bad', open: 'faint', advice: 'warn' }[state];
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      role="img"
      aria-label={tw(MARKS[state])}
    >
      <circle cx="9" cy="9" r="8" style={{ stroke: `var(--kj-${colour})` }} strokeWidth="1.5" />
      <path
        d={
          state === 'failed'
            ? 'm6 6 6 6m0-6-6 6'
            : state === 'open'
              ? 'M6 9h6'
              : 'm5.5 9.3 2.4 2.4 4.6-5'
        }
        style={{ stroke: `var(--kj-${colour})` }}
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  );
}
