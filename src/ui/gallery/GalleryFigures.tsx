// The gallery's figures: identity of sales, six figures, an agent table, types, load by hour.
import { ArchetypeBar } from '../ArchetypeBar.tsx';
import { Evidence } from '../Evidence.tsx';
import { Figure, FigureRow } from '../Figure.tsx';
import { HourHeatmap } from '../HourHeatmap.tsx';
import { IdentityTree } from '../IdentityTree.tsx';
import { IntervalBar } from '../IntervalBar.tsx';
import { NumberLink } from '../NumberLink.tsx';
import { Panel } from '../Panel.tsx';
import { ScoreBar } from '../ScoreBar.tsx';
import { SortableTable } from '../SortableTable.tsx';
import { Tag } from '../Tag.tsx';
import type { Column } from '../table-column.ts';
import { AGENTS, HOURS, TYPES } from './sample-figures.ts';

type Agent = (typeof AGENTS)[number];

const COLUMNS: readonly Column<Agent>[] = [
  {
    key: 'name',
    title: '客服',
    phone: 'title',
    value: ([name]) => name,
    render: ([name, group]) => (
      <>
        <b>{name}</b> <Tag>{group}</Tag>
      </>
    ),
  },
  {
    key: 'inquirers',
    title: '询单人数',
    align: 'right',
    value: (row) => row[2],
    render: (row) => <NumberLink value={row[2]} to="#" />,
  },
  {
    key: 'conversion',
    title: '询单转化率',
    align: 'right',
    hint: '询单后付款的售前买家 ÷ 售前询单人数',
    value: (row) => row[3],
    render: (row) => <NumberLink value={row[3]} unit="percent" to="#" />,
  },
  {
    key: 'fair',
    title: '可比转化率',
    value: (row) => row[3],
    render: ([, , count, value]) => (
      <IntervalBar
        unit="percent"
        scale={[0.2, 0.55]}
        reference={0.391}
        interval={
          value === null
            ? null
            : { value, low: value - 0.9 / Math.sqrt(count), high: value + 0.9 / Math.sqrt(count) }
        }
      />
    ),
  },
  {
    key: 'order',
    title: '客单价',
    align: 'right',
    value: (row) => row[4],
    render: (row) => <NumberLink value={row[4]} unit="fen" />,
  },
  {
    key: 'score',
    title: '质检分',
    value: (row) => row[5],
    render: (row) => <ScoreBar score={row[5]} team={84.5} />,
  },
  {
    key: 'response',
    title: '平均响应',
    align: 'right',
    value: (row) => row[6],
    render: (row) => <NumberLink value={row[6]} unit="ms" />,
  },
];

export function GalleryFigures() {
  return (
    <div className="kj-stack">
      <Panel title="销售怎么来的" note="本期 5月14日 – 5月20日，对比上期 5月7日 – 5月13日">
        <IdentityTree
          now={{ salesFen: 12_846_000, inquirers: 1689, conversion: 0.391, orderValueFen: 19_452 }}
          before={{
            salesFen: 11_917_300,
            inquirers: 1602,
            conversion: 0.408,
            orderValueFen: 18_233,
          }}
          split={{ inquirers: 640_200, conversion: -526_900, orderValueFen: 815_400 }}
          links={{ salesFen: '#', inquirers: '#', conversion: '#', orderValueFen: '#' }}
          provisional
          expectedSalesFen={13_120_000}
        />
      </Panel>
      <SixFigures />
      <Panel title="客服" note="6 位" flush>
        <SortableTable
          name="客服排行"
          columns={COLUMNS}
          rows={AGENTS}
          rowKey={([name]) => name}
          rowTo={() => '#'}
          initialSort="-conversion"
          exportable
          mainList
          toolbar="按询单转化率从高到低"
          totals={{ name: '合计', inquirers: '1,701' }}
        />
      </Panel>
      <div className="kj-grid">
        <Panel title="五类画像" note="南星，对比团队">
          <ArchetypeBar shares={TYPES} />
        </Panel>
        <Panel title="需要现在处理">
          <Evidence
            ruleName="站外引流"
            severity="critical"
            about="木白 · 21:40"
            quote="您加我微信，我私下给您优惠"
            to="#"
          />
          <Evidence
            ruleName="首次响应超时"
            severity="major"
            about="知夏 · 20:12"
            quote="在吗，这个包 15.6 寸的电脑放得下吗？"
            note="等了 3 分 26 秒，超过 20 秒"
            to="#"
          />
          <Evidence ruleName="稍等没下文" severity="minor" about="阿青 · 19:05" to="#" />
          <Evidence
            ruleName="主动挖需求"
            severity="info"
            good
            about="小禾 · 10:06"
            quote="请问您平时是通勤背，还是出差也要用呢？"
          />
        </Panel>
      </div>
      <Panel title="进线时段" note="按小时的会话数">
        <HourHeatmap cells={HOURS} label="每周各小时的会话数" onPick={() => {}} />
      </Panel>
    </div>
  );
}

function SixFigures() {
  return (
    <FigureRow>
      <Figure
        label="询单转化率"
        hint="询单后付款的售前买家 ÷ 售前询单人数"
        value={0.391}
        before={0.408}
        unit="percent"
        to="#"
        provisional
        expected={0.402}
      />
      <Figure
        label="成交订单"
        value={660}
        before={654}
        to="#"
        trend={[90, 84, 101, 96, 88, 99, 102]}
      />
      <Figure
        label="销售额"
        value={12_846_000}
        before={11_917_300}
        unit="fen"
        to="#"
        trend={[12, 13, 11, null, 15, 17, 16]}
      />
      <Figure label="订单流失率" value={0.083} before={0.071} unit="percent" better="down" to="#" />
      <Figure
        label="平均响应"
        value={33_400}
        before={38_100}
        unit="ms"
        better="down"
        note="目标 30 秒"
      />
      <Figure label="未回复人数" value={null} note="聊天记录没有时间" />
    </FigureRow>
  );
}
