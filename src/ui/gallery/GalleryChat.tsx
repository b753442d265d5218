// The gallery's conversation: the transcript beside its verdicts.
import { useMemo, useState } from 'react';
import { CHINA_OFFSET_MS } from '../../lib/zone.ts';
import { Panel } from '../Panel.tsx';
import { Severity } from '../Severity.tsx';
import { Tag } from '../Tag.tsx';
import { Transcript } from '../Transcript.tsx';
import { urlText } from '../url-state.ts';
import { useUrlState } from '../use-url-state.ts';
import { VerdictTrace } from '../VerdictTrace.tsx';
import { LINES, MARKS, ORDERS, TRACE } from './sample-chat.ts';

const STATE = { line: urlText(), rule: urlText() };

export function GalleryChat() {
  const [{ line, rule }, patch] = useUrlState(STATE);
  const [texts] = useState(() => new Map(LINES.map(({ id, text }) => [id, text])));
  const focus = useMemo(() => (line === '' ? null : line), [line]);
  return (
    <div
      className="kj-grid is-top"
      style={{ gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 440px), 1fr))' }}
    >
      <Panel
        title="聊天记录"
        note="42 条消息 · 1 小时 31 分"
        actions={
          <>
            <Tag tone="accent">售前</Tag>
            <Tag tone="good">已付款 ¥259</Tag>
          </>
        }
      >
        <Transcript
          lines={LINES}
          orders={ORDERS}
          marks={MARKS}
          waitLimitMs={60_000}
          offsetMs={CHINA_OFFSET_MS}
          focus={focus}
          rule={rule === '' ? null : rule}
          onRule={(id) => patch({ rule: id === rule ? '' : id })}
        />
      </Panel>
      <Panel title="首次响应超时" note="第 3 版" actions={<Severity value="major" />}>
        <VerdictTrace
          trace={TRACE}
          result="hit"
          textOf={(id) => texts.get(id) ?? null}
          onLine={(id) => patch({ line: id })}
        />
      </Panel>
    </div>
  );
}
