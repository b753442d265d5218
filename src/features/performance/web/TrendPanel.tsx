// Day by day: sales, inquirers, conversion and first response, with promotion days marked.
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart } from '../../../ui/Chart.tsx';
import type { LineSpec } from '../../../ui/chart-spec.ts';
import { formatDay } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { urlChoice } from '../../../ui/url-state.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { DaySeries } from '../shapes.ts';
import { whyTo } from './performance-api.ts';

const WORDS = {
  title: { zh: '每天', en: 'Day by day' },
  sales: { zh: '询单销售', en: 'Sales' },
  inquirers: { zh: '询单人数', en: 'Inquirers' },
  conversion: { zh: '转化率', en: 'Conversion' },
  response: { zh: '首响中位', en: 'First response' },
  promotion: { zh: '流量高峰', en: 'Traffic peak' },
  open: {
    zh: (day: string) => `${day} 起还没定，会再变`,
    en: (day: string) => `not final from ${day} on`,
  },
  label: { zh: '每天的', en: 'By day: ' },
} as const;

const SHOWN = ['sales', 'inquirers', 'conversion', 'response'] as const;
const STATE = { trend: urlChoice(SHOWN, 'sales') };

const SERIES = {
  sales: { key: 'salesFen', unit: 'fen', metric: 'order-value' },
  inquirers: { key: 'inquirers', unit: 'count', metric: 'inquiries' },
  conversion: { key: 'conversion', unit: 'percent', metric: 'conversion' },
  response: { key: 'firstResponseSeconds', unit: 'seconds', metric: 'first-response-median' },
} as const;

export function TrendPanel({
  series,
  query,
}: {
  readonly series: DaySeries;
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const go = useNavigate();
  const [{ trend }, patch] = useUrlState(STATE);
  const { key, unit, metric } = SERIES[trend];
  const spec = useMemo<LineSpec>(
    () => ({
      kind: 'line',
      x: series.days,
      unit,
      area: true,
      fromZero: trend !== 'conversion',
      bands: series.promotions.map((band) => ({ ...band, name: w.promotion })),
      series: [{ name: w[trend], values: series[key] }],
    }),
    [series, unit, key, trend, w],
  );
  return (
    <Panel
      title={w.title}
      {...(series.openFrom === null ? {} : { note: w.open(formatDay(series.openFrom, lang)) })}
      actions={
        <Segmented
          size="small"
          value={trend}
          options={SHOWN.map((one) => ({ value: one, label: w[one] }))}
          onChange={(one) => patch({ trend: one })}
        />
      }
    >
      <Chart
        spec={spec}
        label={`${w.label}${w[trend]}`}
        onPick={(day) => {
          const found = series.days.find((one) => one === day);
          if (found !== undefined) void go(whyTo(metric, { ...query, from: found, to: found }));
        }}
      />
    </Panel>
  );
}
