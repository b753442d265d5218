// A new word pack or scorecard: its id and names, checked as one types, and what it begins with.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '../../../ui/client.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { FormField } from './FormField.tsx';
import { type NewContent, newContentProblems } from './new-content-problems.ts';
import { RULEBOOK } from './rulebook-api.ts';

const WORDS = {
  zh: { zh: '中文名', en: 'Chinese name' },
  en: { zh: '英文名（可以不写）', en: 'English name (may be left out)' },
  id: { zh: '编号', en: 'Id' },
  idHint: {
    zh: '小写字母、数字和短横，例如 gift-words；定了就不改',
    en: 'Lower-case words with hyphens, e.g. gift-words; it stays',
  },
  from: { zh: '从哪里开始', en: 'Begin with' },
  empty: { zh: '空白', en: 'Nothing' },
  copy: { zh: (name: string) => `复制：${name}`, en: (name: string) => `A copy of ${name}` },
  go: { zh: '开始写', en: 'Begin' },
  cancel: { zh: '取消', en: 'Cancel' },
  note: {
    zh: '先存成你自己的草稿，发布以后才生效。',
    en: 'It is kept as your draft; nothing changes until it is published.',
  },
} as const;

interface Known {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

interface NewContentProps {
  readonly title: string;
  /** Those in force: what it may begin as a copy of. */
  readonly existing: readonly Known[];
  /** One's own that are not published. */
  readonly drafts: readonly Known[];
  /** More fields; they check themselves by `ready`. */
  readonly children?: ReactNode;
  readonly ready?: boolean;
  readonly onCopy?: (id: string | null) => void;
  readonly onTried?: () => void;
  readonly onBegin: (content: NewContent) => Promise<{ readonly id: string }>;
  /** The page of the draft. */
  readonly toOf: (id: string) => string;
  readonly onClose: () => void;
}

export function NewContentDialog(props: NewContentProps) {
  const { title, existing, drafts, children, ready = true, onBegin, toOf, onClose } = props;
  const w = useWords(WORDS);
  const tw = useTw();
  const go = useNavigate();
  const cache = useQueryClient();
  const [content, setContent] = useState<NewContent>(EMPTY);
  const [tried, setTried] = useState(false);
  const problems = newContentProblems(content, existing, drafts);
  const set = (part: Partial<NewContent>): void => {
    setContent((now) => ({ ...now, ...part }));
    if (part.copyOf !== undefined) props.onCopy?.(part.copyOf);
  };
  const begin = useMutation({
    mutationFn: () => onBegin(content),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: [RULEBOOK] });
      await go(toOf(id));
    },
  });
  const send = (): void => {
    setTried(true);
    props.onTried?.();
    if (Object.keys(problems).length === 0 && ready) begin.mutate();
  };
  /** An empty field is no mistake before one has pressed the button. */
  const problemOf: ProblemOf = (key, text) => {
    const problem = problems[key];
    return problem === undefined || (text === '' && !tried) ? null : tw(problem);
  };
  return (
    <Modal
      open
      title={title}
      okText={w.go}
      cancelText={w.cancel}
      confirmLoading={begin.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="kj-rb-form">
        <p className="kj-muted">{w.note}</p>
        <BeginProblem error={begin.error} />
        <Fields
          content={content}
          problemOf={problemOf}
          existing={existing}
          onChange={set}
          onEnter={send}
        />
        {children}
      </div>
    </Modal>
  );
}

type ProblemOf = (key: 'id' | 'zh' | 'en', text: string) => string | null;

function Fields({
  content,
  problemOf,
  existing,
  onChange,
  onEnter,
}: {
  readonly content: NewContent;
  readonly problemOf: ProblemOf;
  readonly existing: readonly Known[];
  readonly onChange: (part: Partial<NewContent>) => void;
  readonly onEnter: () => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const name = (part: Partial<NewContent['name']>): void =>
    onChange({ name: { ...content.name, ...part } });
  return (
    <>
      <FormField label={w.zh} problem={problemOf('zh', content.name.zh)}>
        {(field) => (
          <Input
            {...field}
            value={content.name.zh}
            onChange={({ target }) => name({ zh: target.value })}
            onPressEnter={onEnter}
          />
        )}
      </FormField>
      <FormField label={w.en} problem={problemOf('en', content.name.en)}>
        {(field) => (
          <Input
            {...field}
            value={content.name.en}
            onChange={({ target }) => name({ en: target.value })}
            onPressEnter={onEnter}
          />
        )}
      </FormField>
      <FormField label={w.id} hint={w.idHint} problem={problemOf('id', content.id)}>
        {(field) => (
          <Input
            {...field}
            value={content.id}
            onChange={({ target }) => onChange({ id: target.value.trim() })}
            onPressEnter={onEnter}
          />
        )}
      </FormField>
      <FormField label={w.from} problem={null}>
        {({ id }) => (
          <Select
            id={id}
            showSearch
            optionFilterProp="label"
            aria-label={w.from}
            value={content.copyOf ?? ''}
            options={[
              { value: '', label: w.empty },
              ...existing.map((one) => ({ value: one.id, label: w.copy(tw(one.name)) })),
            ]}
            onChange={(value: string) => onChange({ copyOf: value === '' ? null : value })}
          />
        )}
      </FormField>
    </>
  );
}

const EMPTY: NewContent = { id: '', name: { zh: '', en: '' }, copyOf: null };

function BeginProblem({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  const details = error instanceof ApiError && Array.isArray(error.details) ? error.details : [];
  const said = details.map((one: { message?: string }) => one.message ?? '');
  const todo = error instanceof ApiError ? error.todo : '';
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      description={said.length > 0 ? said.join('；') : todo}
    />
  );
}
