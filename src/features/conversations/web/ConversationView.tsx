// The body of a conversation: the chat at the left, and beside it verdicts, score, orders, other contacts.
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLang } from '../../../ui/preferences.ts';
import { Transcript } from '../../../ui/Transcript.tsx';
import { urlChoice, urlText } from '../../../ui/url-state.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { ConversationPageShape } from '../contract.ts';
import { ContactList } from './ContactList.tsx';
import { OrderCards } from './OrderCards.tsx';
import { ScoreSheet } from './ScoreSheet.tsx';
import { VerdictList } from './VerdictList.tsx';
import { verdictMarks } from './verdict-marks.ts';

const WORDS = {
  verdicts: { zh: '判定', en: 'Verdicts' },
  score: { zh: '得分', en: 'Score' },
  orders: { zh: '订单', en: 'Orders' },
  contacts: { zh: '往来', en: 'Contacts' },
} as const;

const TABS = ['verdicts', 'score', 'orders', 'contacts'] as const;
const STATE = { tab: urlChoice(TABS, 'verdicts'), line: urlText(), rule: urlText() };

export function ConversationView({
  page,
  found = null,
}: {
  readonly page: ConversationPageShape;
  /** The line a search was found in: shown first. */
  readonly found?: string | null;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const [state, patch] = useUrlState(STATE);
  const [rule, setRule] = useState(state.rule === '' ? null : state.rule);
  const marks = useMemo(() => verdictMarks(page.verdicts, rule, lang), [page, rule, lang]);
  const hits = page.verdicts.filter(({ result, kind }) => result === 'hit' && kind === 'fault');
  const counts = {
    verdicts: hits.length,
    score: 0,
    orders: page.orders.length,
    contacts: page.contacts.length,
  };
  const showLine = (line: string): void => patch({ line });
  return (
    <div className="kjc-view">
      <div className="kjc-chat">
        <Transcript
          lines={page.lines}
          orders={page.orderEvents}
          marks={marks}
          offsetMs={page.zoneOffsetMs}
          focus={state.line === '' ? found : state.line}
          rule={rule}
          onRule={(chosen) => {
            setRule(chosen);
            patch({ tab: 'verdicts' });
          }}
        />
      </div>
      <aside className="kjc-side">
        <Segmented
          block
          size="small"
          value={state.tab}
          onChange={(tab) => patch({ tab })}
          options={TABS.map((tab) => ({
            value: tab,
            label: counts[tab] > 0 ? `${w[tab]} ${counts[tab]}` : w[tab],
          }))}
        />
        {state.tab === 'verdicts' && (
          <VerdictList page={page} chosen={rule} onChoose={setRule} onLine={showLine} />
        )}
        {state.tab === 'score' && <ScoreSheet scores={page.scores} />}
        {state.tab === 'orders' && <OrderCards orders={page.orders} />}
        {state.tab === 'contacts' && <ContactList items={page.contacts} />}
      </aside>
    </div>
  );
}
