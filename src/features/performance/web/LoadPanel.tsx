// The load of the week by hour: when buyers write, and how long they wait.
import { Segmented } from 'antd';
import { HourHeatmap } from '../../../ui/HourHeatmap.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { urlChoice } from '../../../ui/url-state.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';

const WORDS = {
  title: { zh: '一周各时段', en: 'Hours of the week' },
  lines: { zh: '买家消息', en: 'Buyer messages' },
  wait: { zh: '平均等待', en: 'Mean wait' },
} as const;

const STATE = { load: urlChoice(['lines', 'wait'] as const, 'lines') };

export function LoadPanel({
  load,
  shop,
}: {
  readonly shop: string;
  readonly load: {
    readonly buyerLines: readonly (readonly number[])[];
    readonly waitSeconds: readonly (readonly (number | null)[])[];
  };
}) {
  const w = useWords(WORDS);
  const { zone } = useShopClock(shop);
  const [{ load: shown }, patch] = useUrlState(STATE);
  return (
    <Panel
      title={w.title}
      {...(zone === '' ? {} : { note: zone })}
      actions={
        <Segmented
          size="small"
          value={shown}
          options={(['lines', 'wait'] as const).map((one) => ({ value: one, label: w[one] }))}
          onChange={(one) => patch({ load: one })}
        />
      }
    >
      <HourHeatmap
        cells={shown === 'lines' ? load.buyerLines : load.waitSeconds}
        unit={shown === 'lines' ? 'count' : 'seconds'}
        label={`${w.title} · ${w[shown]}`}
      />
    </Panel>
  );
}
