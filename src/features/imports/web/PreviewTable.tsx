// The first rows of a file as Kejing reads them, and what was wrong with the others.
import { say } from '../../../report/words/say.ts';
import { formatMoney } from '../../../ui/format.ts';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { type WallClock, wallClock } from '../../../ui/wall-clock.ts';
import type { Preview } from '../contract.ts';
import './imports.css';
import { WHAT_WORDS } from './words.ts';

const WORDS = {
  title: { zh: '前几行读成这样', en: 'The first rows as read' },
  at: { zh: '时间', en: 'When' },
  buyer: { zh: '买家', en: 'Buyer' },
  agent: { zh: '客服', en: 'Agent' },
  what: { zh: '是什么', en: 'What' },
  text: { zh: '内容', en: 'Content' },
  amount: { zh: '金额', en: 'Amount' },
  hired: { zh: '入职', en: 'Hired' },
  group: { zh: '分组', en: 'Group' },
  name: { zh: '姓名', en: 'Name' },
  begins: { zh: '上班', en: 'Begins' },
  length: { zh: '时长', en: 'Length' },
  category: { zh: '类目', en: 'Category' },
  product: { zh: '商品', en: 'Product' },
  none: { zh: '前几百行里没有能用的行', en: 'None of the first rows can be used' },
  line: { zh: (n: number) => `第 ${n} 行`, en: (n: number) => `line ${n}` },
  faulty: {
    zh: (faulty: number, looked: number) => `看了 ${looked} 行，其中 ${faulty} 行用不上：`,
    en: (faulty: number, looked: number) => `${faulty} of ${looked} rows looked at cannot be used:`,
  },
} as const;

type Row = Preview['rows'][number];

export function PreviewTable({ preview }: { readonly preview: Preview }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { rows, looked, faulty, faults, zoneOffsetMs } = preview;
  const has = (of: (row: Row) => unknown): boolean =>
    rows.some((row) => of(row) !== null && of(row) !== '');
  const titles = titlesOf(rows[0]?.kind, w);
  const columns = [
    {
      title: titles.at,
      shown: has(({ at }) => at),
      cell: (row: Row) => timeOf(row, wallClock(zoneOffsetMs, lang)),
    },
    { title: w.buyer, shown: has(({ buyer }) => buyer), cell: ({ buyer }: Row) => buyer },
    { title: w.agent, shown: has(({ agent }) => agent), cell: ({ agent }: Row) => agent },
    { title: titles.what, shown: has(({ what }) => what), cell: (row: Row) => whatOf(row, lang) },
    { title: titles.text, shown: has(({ text }) => text), cell: (row: Row) => textOf(row, lang) },
    {
      title: w.amount,
      shown: has(({ amountFen }) => amountFen),
      cell: ({ amountFen }: Row) => (amountFen === null ? '' : formatMoney(amountFen)),
    },
  ].filter(({ shown }) => shown);
  return (
    <div className="kj-preview">
      {rows.length === 0 ? (
        <p className="kj-muted">{w.none}</p>
      ) : (
        <div className="kj-preview-scroll">
          <table aria-label={w.title}>
            <thead>
              <tr>
                {columns.map(({ title }) => (
                  <th key={title}>{title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows
                .map((row, at) => ({ row, key: `row-${at}` }))
                .map(({ row, key }) => (
                  <tr key={key}>
                    {columns.map(({ title, cell }) => (
                      <td key={title}>{cell(row)}</td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      {faulty > 0 && (
        <div className="kj-preview-faults">
          <p className="kj-warn">{w.faulty(faulty, looked)}</p>
          <ul>
            {faults.map(({ line, field, reason }) => (
              <li key={`${line} ${field}`}>
                {w.line(line)}
                {field === '' ? '' : ` · ${field}`}：{reason[lang]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** The same three cells mean other things in a roster than in a chat. */
function titlesOf(kind: Row['kind'] | undefined, w: Spoken<typeof WORDS>) {
  if (kind === 'agent') return { at: w.hired, what: w.group, text: w.name };
  if (kind === 'duty') return { at: w.begins, what: w.what, text: w.length };
  if (kind === 'product') return { at: w.at, what: w.category, text: w.product };
  return { at: w.at, what: w.what, text: w.text };
}

function timeOf({ kind, at }: Row, clock: WallClock): string {
  return kind === 'agent' && at !== null ? clock.day(at) : clock.time(at);
}

function whatOf({ kind, what }: Row, lang: Lang): string {
  if (what === null) return '';
  return kind === 'message' || kind === 'order' ? say(WHAT_WORDS, what)[lang] : what;
}

/** A span of duty comes as its length. */
function textOf({ kind, text }: Row, lang: Lang): string {
  if (kind !== 'duty') return text;
  const hours = Math.round(Number(text) / 360_000) / 10;
  return lang === 'zh' ? `${hours} 小时` : `${hours} h`;
}
