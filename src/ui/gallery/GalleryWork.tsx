// The gallery's work: steps, file drop, editor, marks, and the designed states.
import { Button } from 'antd';
import { useState } from 'react';
import { CodeEditor } from '../CodeEditor.tsx';
import { ApiError } from '../client.ts';
import { DropZone } from '../DropZone.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { Loading } from '../Loading.tsx';
import { Panel } from '../Panel.tsx';
import { Prose } from '../Prose.tsx';
import { Severity } from '../Severity.tsx';
import { Tag } from '../Tag.tsx';
import { WorkSteps } from '../WorkSteps.tsx';
import { RULE_YAML } from './sample-chat.ts';

const REFUSED = new ApiError(409, {
  code: 'version-taken',
  message: '这条规则刚被别人改过',
  todo: '请先刷新，看看对方改了什么，再发布你的修改。',
});

export function GalleryWork() {
  const [yaml, setYaml] = useState(RULE_YAML);
  return (
    <div className="kj-stack">
      <div className="kj-grid">
        <Panel title="导入">
          <DropZone onFiles={() => {}} />
        </Panel>
        <Panel title="进度">
          <WorkSteps
            label="导入进度"
            steps={[
              { key: 'read', title: '识别文件', state: 'done', note: '3 个聊天文件、1 个订单文件' },
              {
                key: 'load',
                title: '读取数据',
                state: 'running',
                progress: 0.64,
                note: '已读 128,400 行，还要约 20 秒',
              },
              { key: 'judge', title: '质检与归属', state: 'waiting' },
              {
                key: 'sum',
                title: '汇总',
                state: 'failed',
                note: '磁盘空间不够，腾出 2 GB 后重试',
              },
            ]}
          />
        </Panel>
      </div>
      <Panel title="规则文件">
        <CodeEditor
          value={yaml}
          onChange={setYaml}
          label="规则文件"
          problems={[{ line: 12, text: 'count 要写数字，例如 count: 2' }]}
        />
      </Panel>
      <Marks />
      <States />
    </div>
  );
}

function Marks() {
  return (
    <Panel title="标记">
      <div className="kj-row">
        <Severity value="info" />
        <Severity value="minor" />
        <Severity value="major" />
        <Severity value="critical" />
        <Severity value="critical" bare />
        <Tag>夜班组</Tag>
        <Tag tone="accent">售前</Tag>
        <Tag tone="good">已付款</Tag>
        <Tag tone="warn">未付款</Tag>
        <Tag tone="bad">已流失</Tag>
        <Button type="primary">发布</Button>
        <Button>试跑</Button>
        <Button danger>停用</Button>
      </div>
      <Prose
        text={
          '转化率降了 1.7 个百分点，主要在夜班组。\n\n- 夜班首次响应中位数 71 秒，白班 18 秒\n- 下单未付的 44 单里，31 单没有人催付'
        }
      />
    </Panel>
  );
}

function States() {
  return (
    <div className="kj-grid" style={{ '--kj-columns': 4 } as React.CSSProperties}>
      <Panel title="载入中">
        <Loading rows={6} />
      </Panel>
      <Panel title="没有内容">
        <EmptyState
          title="还没有导入数据"
          hint="导入聊天记录和订单后，这里就有数字了。"
          action={<Button type="primary">去导入</Button>}
        />
      </Panel>
      <Panel title="没有问题">
        <EmptyState good title="这几天没有红线问题" hint="共检查 3,204 段会话。" />
      </Panel>
      <Panel title="出错">
        <ErrorState error={REFUSED} onRetry={() => {}} />
      </Panel>
    </div>
  );
}
