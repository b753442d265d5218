// What else figures hang on: service hours, where a day and a conversation end, whose accounts are one's own.
import { useMutation } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useMay } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';
import { zoneName } from '../../../ui/wall-clock.ts';
import type { SettingsChange, ShopSettingsView } from '../contract.ts';
import { api, useSaved } from './admin-api.ts';
import { ClockField } from './ClockField.tsx';

const WORDS = {
  title: { zh: '服务时间和会话', en: 'Service hours and conversations' },
  note: {
    zh: '改了会重算，变了哪些数字都有记录',
    en: 'Figures are counted anew; what changed is recorded',
  },
  hours: { zh: '服务时间', en: 'Service hours' },
  hoursHint: {
    zh: '没有排班的客服按它算响应和接待；起止相同表示全天',
    en: 'For agents without duty; equal ends mean round the clock',
  },
  zone: { zh: '时区', en: 'Time zone' },
  zoneHint: {
    zh: '文件里的时间按它读；第一次导入聊天和订单之前设',
    en: 'Times in files are read by it; set it before the first import of chats and orders',
  },
  zoneFixed: {
    zh: '已经按它导入过，不能再改',
    en: 'Fixed: files were imported by it',
  },
  cut: { zh: '一天从几点算起', en: 'A day begins at' },
  cutHint: { zh: '通宵班可以设成凌晨，例如 04:00', en: 'Shops with night shifts may set 04:00' },
  gap: { zh: '隔多久算新会话', en: 'A new conversation after' },
  minutes: { zh: '分钟没人说话', en: 'minutes of silence' },
  own: { zh: '自己人的账号', en: 'Accounts of one’s own' },
  ownHint: {
    zh: '同事试聊、平台小二等，他们的对话不算接待',
    en: 'Colleagues, platform staff: their chats count for nobody',
  },
  auto: { zh: '自动回复的用语', en: 'Phrases only machines send' },
  autoHint: {
    zh: '含这些话的消息当作机器发的，不算人工响应',
    en: 'Messages with one of these count as automatic',
  },
  add: { zh: '写一个按回车', en: 'Type one and press Enter' },
  save: { zh: '保存并重算', en: 'Save and recount' },
} as const;

const MINUTE_MS = 60_000;

export function CountingPanel({
  shop,
  view,
}: {
  readonly shop: string;
  readonly view: ShopSettingsView;
}) {
  const w = useWords(WORDS);
  const may = useMay();
  const write = may('settings.write');
  const [change, setChange] = useState<SettingsChange>({});
  const saved = useSaved();
  const send = useMutation({
    mutationFn: () =>
      read(api.admin.shops[':shop'].settings.$patch({ param: { shop }, json: change })),
    ...saved,
  });
  const set = (part: SettingsChange): void => setChange((now) => ({ ...now, ...part }));
  return (
    <Panel
      title={w.title}
      note={w.note}
      actions={
        write && (
          <Button
            type="primary"
            disabled={Object.keys(change).length === 0}
            loading={send.isPending}
            onClick={() => send.mutate()}
          >
            {w.save}
          </Button>
        )
      }
    >
      <Clocks view={view} change={change} disabled={!write} set={set} />
      <Lists view={view} change={change} disabled={!write} set={set} />
    </Panel>
  );
}

interface Part {
  readonly view: ShopSettingsView;
  readonly change: SettingsChange;
  readonly disabled: boolean;
  readonly set: (part: SettingsChange) => void;
}

function Clocks(part: Part) {
  return (
    <>
      <Zone {...part} />
      <Hours {...part} />
    </>
  );
}

const ZONES = Array.from({ length: 53 }, (_, at) => {
  const value = (at / 2 - 12) * 3_600_000;
  return { value, label: zoneName(value) };
});

function Zone({ view, change, disabled, set }: Part) {
  const w = useWords(WORDS);
  const value = change.zoneOffsetMs ?? view.zoneOffsetMs;
  const own = { value, label: zoneName(value) };
  return (
    <div className="kj-setting">
      <span>
        {w.zone}
        <small>{view.zoneOpen ? w.zoneHint : w.zoneFixed}</small>
      </span>
      <Select
        aria-label={w.zone}
        style={{ width: 130 }}
        disabled={disabled || !view.zoneOpen}
        value={value}
        options={ZONES.some((zone) => zone.value === value) ? ZONES : [own, ...ZONES]}
        onChange={(zoneOffsetMs: number) => set({ zoneOffsetMs })}
      />
    </div>
  );
}

function Hours({ view, change, disabled, set }: Part) {
  const w = useWords(WORDS);
  const shown = { ...view, ...change };
  const hours = shown.serviceHours ?? view.serviceHours;
  return (
    <>
      <div className="kj-setting">
        <span>
          {w.hours}
          <small>{w.hoursHint}</small>
        </span>
        <div className="kj-row">
          <ClockField
            label={w.hours}
            minute={hours.fromMinute}
            disabled={disabled}
            onChange={(fromMinute) => set({ serviceHours: { ...hours, fromMinute } })}
          />
          –
          <ClockField
            label={w.hours}
            minute={hours.toMinute}
            disabled={disabled}
            onChange={(toMinute) => set({ serviceHours: { ...hours, toMinute } })}
          />
        </div>
      </div>
      <div className="kj-setting">
        <span>
          {w.cut}
          <small>{w.cutHint}</small>
        </span>
        <div>
          <ClockField
            label={w.cut}
            minute={(shown.dayCutMs ?? 0) / MINUTE_MS}
            disabled={disabled}
            onChange={(minute) => set({ dayCutMs: minute * MINUTE_MS })}
          />
        </div>
      </div>
      <div className="kj-setting">
        <span>{w.gap}</span>
        <div className="kj-row">
          <InputNumber
            aria-label={w.gap}
            min={1}
            max={10_080}
            disabled={disabled}
            value={(shown.conversationGapMs ?? view.conversationGapMs) / MINUTE_MS}
            onChange={(value) => {
              if (value !== null) set({ conversationGapMs: Math.round(value) * MINUTE_MS });
            }}
          />
          <span className="kj-muted">{w.minutes}</span>
        </div>
      </div>
    </>
  );
}

function Lists({ view, change, disabled, set }: Part) {
  const w = useWords(WORDS);
  const shown = { ...view, ...change };
  return (
    <>
      {(['ownAccounts', 'autoPhrases'] as const).map((key) => (
        <div className="kj-setting" key={key}>
          <span>
            {key === 'ownAccounts' ? w.own : w.auto}
            <small>{key === 'ownAccounts' ? w.ownHint : w.autoHint}</small>
          </span>
          <Select
            mode="tags"
            aria-label={key === 'ownAccounts' ? w.own : w.auto}
            placeholder={w.add}
            disabled={disabled}
            value={[...(shown[key] ?? [])]}
            open={false}
            suffixIcon={null}
            onChange={(value: string[]) => set({ [key]: value.map((one) => one.trim()) })}
          />
        </div>
      ))}
    </>
  );
}
