// The buyers to call back, a card each: what is at stake, why they probably left, what to write to them.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { LOSS_REASONS } from '../../../report/words/loss-reasons.ts';
import { say } from '../../../report/words/say.ts';
import { formatMoney } from '../../../ui/format.ts';
import { Provisional } from '../../../ui/Provisional.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { RecoveryItem } from '../contract.ts';
import { BASIS_WORDS } from '../recovery-words.ts';

const WORDS = {
  label: { zh: '跟单清单', en: 'To follow up' },
  guessed: { zh: '估', en: 'est.' },
  said: { zh: '最后说', en: 'Last words' },
  script: { zh: '可以这样说', en: 'You could write' },
  copy: { zh: '复制', en: 'Copy' },
  open: { zh: '看会话', en: 'Conversation' },
  reminded: { zh: '催付过', en: 'reminded' },
  notReminded: { zh: '没催付', en: 'not reminded' },
  nobody: { zh: '没聊过', en: 'no chat' },
  unknown: { zh: '金额不知', en: 'value unknown' },
} as const;

export function RecoveryList({
  items,
  onCopy,
  copyIcon,
}: {
  readonly items: readonly RecoveryItem[];
  readonly onCopy: (text: string) => void;
  readonly copyIcon: ReactNode;
}) {
  const w = useWords(WORDS);
  return (
    <ul className="kjr-list" aria-label={w.label}>
      {items.map((item) => (
        <li key={item.id}>
          <Item item={item} onCopy={onCopy} copyIcon={copyIcon} />
        </li>
      ))}
    </ul>
  );
}

function Item({
  item,
  onCopy,
  copyIcon,
}: {
  readonly item: RecoveryItem;
  readonly onCopy: (text: string) => void;
  readonly copyIcon: ReactNode;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const clock = useShopClock(item.shop);
  const { valueFen, valueBasis, reminded, script } = item;
  const guessed = valueBasis === 'price' || valueBasis === 'average';
  return (
    <>
      <div className="kjr-stake">
        <b>{valueFen === null ? <small>{w.unknown}</small> : formatMoney(valueFen)}</b>
        {guessed && (
          <small title={tw(BASIS_WORDS[valueBasis])}>
            {w.guessed} · {tw(BASIS_WORDS[valueBasis])}
          </small>
        )}
        {item.provisional && <Provisional unit="fen" />}
      </div>
      <div className="kjr-who">
        <p>
          <b>{item.buyer}</b>
          <span className="kj-muted">
            {clock.time(item.at)} · {item.agent?.name ?? w.nobody}
          </span>
          <Tag tone="warn">{say(LOSS_REASONS, item.reason)[lang]}</Tag>
          {reminded !== null && (
            <Tag tone={reminded ? 'plain' : 'bad'}>{reminded ? w.reminded : w.notReminded}</Tag>
          )}
          {item.ref !== null && (
            <Link to={`/conversations/${encodeURIComponent(item.shop)}/${item.ref}`}>{w.open}</Link>
          )}
        </p>
        {item.product !== null && <p className="kjr-product">{item.product}</p>}
        {item.lastWords !== null && (
          <p className="kj-muted">
            {w.said}：“{item.lastWords}”
          </p>
        )}
      </div>
      <div className="kjr-script">
        <p>
          <small>{w.script}</small>
          <span lang="zh">{script.zh}</span>
        </p>
        {lang === 'en' && <p className="kj-muted">{script.en}</p>}
        <Button size="small" icon={copyIcon} onClick={() => onCopy(script.zh)}>
          {w.copy}
        </Button>
      </div>
    </>
  );
}
