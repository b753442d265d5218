// How the app looks to this person: language, theme, height of rows; and their own password.
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Segmented } from 'antd';
import { read } from '../../../ui/client.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, setPreference, usePreferences } from '../../../ui/preferences.ts';
import { useWords } from '../../../ui/use-words.ts';
import { FormProblem } from './FormProblem.tsx';
import { api } from './people-api.ts';

const WORDS = {
  look: { zh: '外观', en: 'Appearance' },
  kept: { zh: '只在这个浏览器里生效', en: 'Kept in this browser' },
  language: { zh: '语言', en: 'Language' },
  theme: { zh: '明暗', en: 'Theme' },
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  rows: { zh: '表格行高', en: 'Rows of tables' },
  compact: { zh: '紧凑', en: 'Compact' },
  comfortable: { zh: '宽松', en: 'Comfortable' },
  password: { zh: '修改密码', en: 'Change password' },
  current: { zh: '现在的密码', en: 'Present password' },
  next: { zh: '新密码', en: 'New password' },
  rule: { zh: '至少 10 位', en: 'At least 10 characters' },
  changed: { zh: '密码已修改', en: 'Password changed' },
  needed: { zh: '这里要填', en: 'Please fill this in' },
} as const;

const LANGUAGES: { value: Lang; label: string }[] = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
];

export function AppearancePage() {
  const w = useWords(WORDS);
  const { lang, theme, density } = usePreferences();
  return (
    <div className="kj-stack" style={{ maxWidth: 760 }}>
      <Panel title={w.look} note={w.kept}>
        <div className="kj-setting">
          <span>{w.language}</span>
          <div>
            <Segmented
              aria-label={w.language}
              value={lang}
              options={LANGUAGES}
              onChange={(value) => setPreference('lang', value)}
            />
          </div>
        </div>
        <div className="kj-setting">
          <span>{w.theme}</span>
          <div>
            <Segmented
              aria-label={w.theme}
              value={theme}
              options={(['system', 'light', 'dark'] as const).map((value) => ({
                value,
                label: w[value],
              }))}
              onChange={(value) => setPreference('theme', value)}
            />
          </div>
        </div>
        <div className="kj-setting">
          <span>{w.rows}</span>
          <div>
            <Segmented
              aria-label={w.rows}
              value={density}
              options={(['compact', 'comfortable'] as const).map((value) => ({
                value,
                label: w[value],
              }))}
              onChange={(value) => setPreference('density', value)}
            />
          </div>
        </div>
      </Panel>
      <PasswordPanel />
    </div>
  );
}

interface Wish {
  readonly current: string;
  readonly next: string;
}

function PasswordPanel() {
  const w = useWords(WORDS);
  const { message } = App.useApp();
  const [form] = Form.useForm<Wish>();
  const send = useMutation({
    mutationFn: (json: Wish) => read(api.me.password.$post({ json })),
    onSuccess: () => {
      form.resetFields();
      void message.success(w.changed);
    },
  });
  const needed = { required: true, message: w.needed };
  return (
    <Panel title={w.password}>
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 340 }}
        onFinish={(wish) => send.mutate(wish)}
      >
        <FormProblem error={send.error} />
        <Form.Item name="current" label={w.current} rules={[needed]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={w.next} rules={[needed, { min: 10, message: w.rule }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={send.isPending}>
          {w.password}
        </Button>
      </Form>
    </Panel>
  );
}
