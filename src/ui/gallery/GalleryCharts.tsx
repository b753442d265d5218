// The gallery's charts, one of each kind.
import { Chart } from '../Chart.tsx';
import { Panel } from '../Panel.tsx';
import { RADAR, RULES, SALES, SCATTER, STACK, TREE } from './sample-figures.ts';

const HEAT = {
  kind: 'heat',
  unit: 'percent',
  x: ['箱包', '配件', '礼盒', '定制'],
  y: ['小禾', '阿青', '南星', '知夏'],
  cells: [
    [0.46, 0.31, 0.52, null],
    [0.41, 0.36, 0.4, 0.22],
    [0.37, 0.28, 0.33, 0.18],
    [0.35, 0.3, 0.29, 0.12],
  ],
} as const;

export function GalleryCharts() {
  return (
    <div className="kj-stack">
      <Panel title="销售额" note="近 30 天，对比上一段">
        <Chart spec={SALES} label="近 30 天每天的销售额，对比上一段" />
      </Panel>
      <div className="kj-grid">
        <Panel title="命中最多的规则">
          <Chart spec={RULES} label="命中会话最多的五条规则" />
        </Panel>
        <Panel title="每天的问题">
          <Chart spec={STACK} label="近 10 天各严重程度的问题数" />
        </Panel>
        <Panel title="响应与转化">
          <Chart spec={SCATTER} label="每位客服的平均响应与询单转化率" height={300} />
        </Panel>
        <Panel title="能力">
          <Chart spec={RADAR} label="南星六项能力，对比团队" height={300} />
        </Panel>
        <Panel title="品类转化">
          <Chart spec={HEAT} label="各客服在各品类的询单转化率" />
        </Panel>
        <Panel title="拆解">
          <Chart spec={TREE} label="销售额的组成" />
        </Panel>
      </div>
    </div>
  );
}
