// A new rule: choose what it looks for, give it an id, and the editor opens with a draft that already works.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { read } from '../../../ui/client.ts';
import { Query } from '../../../ui/Query.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { api, RULEBOOK } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  title: { zh: '新建规则', en: 'New rule' },
  what: { zh: '这条规则要找什么？', en: 'What does it look for?' },
  id: { zh: '编号', en: 'Id' },
  idHint: {
    zh: '小写英文和短横，例如 told-to-search；定了就不改',
    en: 'Lower-case words with hyphens, e.g. told-to-search; it stays',
  },
  go: { zh: '开始写', en: 'Begin' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const;

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export function NewRuleDialog({
  shop,
  onClose,
}: {
  readonly shop: string;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const go = useNavigate();
  const link = useRuleLink();
  const [chosen, setChosen] = useState('forbidden-words');
  const [id, setId] = useState('');
  const language = useQuery({
    queryKey: [RULEBOOK, 'language', shop],
    queryFn: () => read(api['rule-language'].$get({ query: { shop } })),
  });
  const begin = useMutation({
    mutationFn: async () => {
      const template = language.data?.templates.find((one) => one.id === chosen);
      if (template === undefined) return;
      const own = (text: string): string => text.replaceAll('new-rule', id);
      const json = { shop, yaml: own(template.yaml), chat: own(template.chat), base: 0 };
      await read(api.rules[':id'].draft.$put({ param: { id }, json }));
      await go(link(`/rulebook/${id}/edit`));
    },
  });
  return (
    <Modal
      open
      title={w.title}
      okText={w.go}
      cancelText={w.cancel}
      okButtonProps={{ disabled: !ID.test(id) || language.data === undefined }}
      confirmLoading={begin.isPending}
      onOk={() => begin.mutate()}
      onCancel={onClose}
    >
      {begin.error !== null && <Alert type="error" title={begin.error.message} />}
      <p className="kj-rb-ask">{w.what}</p>
      <Query of={language}>
        {({ templates }) => (
          <Radio.Group
            className="kj-rb-templates"
            value={chosen}
            onChange={({ target }) => setChosen(String(target.value))}
          >
            {templates.map((one) => (
              <Radio key={one.id} value={one.id}>
                <b>{tw(one.name)}</b>
                <span className="kj-muted">{tw(one.hint)}</span>
              </Radio>
            ))}
          </Radio.Group>
        )}
      </Query>
      <div className="kj-rb-field">
        <span>{w.id}</span>
        <Input
          aria-label={w.id}
          value={id}
          maxLength={60}
          status={id !== '' && !ID.test(id) ? 'error' : ''}
          onChange={({ target }) => setId(target.value.trim())}
        />
        <small className="kj-muted">{w.idHint}</small>
      </div>
    </Modal>
  );
}
