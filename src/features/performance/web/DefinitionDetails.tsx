// What a metric definition says in full: what it counts and leaves out, formula, settings, source, and the letter of it.
import { FAMILY_WORDS } from '../../../measures/describe.ts';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { DefinitionShape } from '../metric-shapes.ts';
import './performance.css';
import { settingText } from './setting-words.ts';

const WORDS = {
  orders: { zh: '要订单数据', en: 'needs orders' },
  formula: { zh: '算法', en: 'Formula' },
  counts: { zh: '数的是', en: 'Counts' },
  conditions: { zh: '不数的', en: 'Left out' },
  otherwise: { zh: '否则不数：', en: 'else left out: ' },
  letter: { zh: '看原式', en: 'To the letter' },
  settings: { zh: '设置', en: 'Settings' },
  source: { zh: '依据', en: 'Source' },
  effective: { zh: '生效', en: 'In effect' },
} as const;

/** `brief`: where its sentence stands above already. */
export function DefinitionDetails({
  definition,
  brief = false,
}: {
  readonly definition: DefinitionShape;
  readonly brief?: boolean;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { family, sentence, counts, formula, conditions, settings, source, effective } = definition;
  return (
    <div className="kj-why-definition">
      {!brief && <p>{tw(sentence)}</p>}
      <dl>
        <dt>{w.counts}</dt>
        <dd>
          {tw(counts)} <Tag tone="accent">{tw(FAMILY_WORDS[family])}</Tag>{' '}
          {definition.needsOrders && <Tag>{w.orders}</Tag>}
        </dd>
        <dt>{w.formula}</dt>
        <dd>{tw(formula)}</dd>
        {conditions.length > 0 && (
          <>
            <dt>{w.conditions}</dt>
            <dd>
              <ul className="kj-why-left-out">
                {conditions.map((one) => (
                  <li key={one.if}>{tw(one.else)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {settings.length > 0 && (
          <>
            <dt>{w.settings}</dt>
            <dd>{settings.map(({ name, value }) => settingText(name, value, lang)).join(' · ')}</dd>
          </>
        )}
        {(effective.from !== null || effective.to !== null) && (
          <>
            <dt>{w.effective}</dt>
            <dd>{`${effective.from ?? '…'} – ${effective.to ?? '…'}`}</dd>
          </>
        )}
        <dt>{w.source}</dt>
        <dd>{source}</dd>
      </dl>
      <details>
        <summary>{w.letter}</summary>
        <code>
          {definition.id}@{definition.version} = {definition.expression}
        </code>
        {conditions.map((one) => (
          <code key={one.if}>
            {one.if} <small>{`${w.otherwise}${tw(one.else)}`}</small>
          </code>
        ))}
      </details>
    </div>
  );
}
