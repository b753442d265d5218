// What an erasure takes out, strikes and leaves, counted: ahead of it and afterwards.
import type { ReactNode } from 'react';
import { formatCount } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { ErasurePreview } from '../../admin/contract.ts';

const many = (count: number, one: string): string =>
  `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;

const WORDS = {
  goes: { zh: '会删掉', en: 'Goes' },
  gone: { zh: '删掉了', en: 'Gone' },
  struck: { zh: '会抹掉名字', en: 'Loses the name' },
  wasStruck: { zh: '抹掉了名字', en: 'Lost the name' },
  stays: { zh: '还会留着', en: 'Stays' },
  chats: {
    zh: (messages: number, orders: number) =>
      `聊天 ${formatCount(messages)} 条、订单 ${formatCount(orders)} 个`,
    en: (messages: number, orders: number) =>
      `${many(messages, 'message')} and ${many(orders, 'order')}`,
  },
  facts: {
    zh: '连同由此得出的质检结果、订单归属和各项数字',
    en: 'with the findings, credits and figures that came of them',
  },
  uploads: {
    zh: (n: number) => `收到的原始文件 ${formatCount(n)} 个`,
    en: (n: number) => many(n, 'received file'),
  },
  whole: {
    zh: '整个文件删掉；从里面已经导入的其他买家的数据不受影响',
    en: 'As a whole; what was imported from them of other buyers stays',
  },
  quarantined: {
    zh: (n: number) => `没能读入的 ${formatCount(n)} 行`,
    en: (n: number) => many(n, 'quarantined row'),
  },
  views: {
    zh: (n: number) => `常用筛选 ${formatCount(n)} 个`,
    en: (n: number) => many(n, 'saved view'),
  },
  reports: {
    zh: (n: number) => `导入记录、后台任务和操作日志 ${formatCount(n)} 处，名字改成 ***`,
    en: (n: number) => `${many(n, 'note')} of imports, jobs and the audit log; *** in its place`,
  },
  texts: {
    zh: (n: number) => `规则里提到这个名字的 ${formatCount(n)} 处，要自己改`,
    en: (n: number) => `${many(n, 'rule text')} with the name, for you to mend`,
  },
  log: { zh: '操作日志里的一条', en: 'A note in the audit log' },
  logNote: {
    zh: '谁、什么时候、为什么抹的，不记买家的名字',
    en: 'Who, when and why; not the buyer’s name',
  },
  backups: { zh: '以前做的备份', en: 'Backups made before' },
  backupsNote: {
    zh: '恢复备份，或再导入有这位买家的文件，数据会重新出现',
    en: 'Restoring one, or importing a file that has the buyer, brings the data back',
  },
} as const;

type Parts = Omit<ErasurePreview, 'files'>;

export function ErasureList({
  parts,
  files = [],
  ahead = false,
}: {
  readonly parts: Parts;
  /** Names of the received files, where they are known. */
  readonly files?: readonly string[];
  /** Nothing of it has happened yet. */
  readonly ahead?: boolean;
}) {
  const w = useWords(WORDS);
  const { messages, orders, uploads, quarantined, views, reports, texts } = parts;
  const some = (count: number, words: (n: number) => string): string | null =>
    count === 0 ? null : words(count);
  const received = some(uploads, w.uploads);
  return (
    <dl className="kjc-erase-parts">
      <Part title={ahead ? w.goes : w.gone}>
        <Line note={w.facts}>{w.chats(messages, orders)}</Line>
        {received !== null && (
          <Line note={w.whole} more={files}>
            {received}
          </Line>
        )}
        <Line>{some(quarantined, w.quarantined)}</Line>
        <Line>{some(views, w.views)}</Line>
      </Part>
      {reports > 0 && (
        <Part title={ahead ? w.struck : w.wasStruck}>
          <Line>{some(reports, w.reports)}</Line>
        </Part>
      )}
      <Part title={w.stays}>
        {texts.length > 0 && <Line more={texts}>{w.texts(texts.length)}</Line>}
        <Line note={w.logNote}>{w.log}</Line>
        <Line note={w.backupsNote}>{w.backups}</Line>
      </Part>
    </dl>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        <ul>{children}</ul>
      </dd>
    </>
  );
}

function Line({
  children,
  note,
  more = [],
}: {
  readonly children: ReactNode;
  readonly note?: string;
  /** By name. */
  readonly more?: readonly string[];
}) {
  const lang = useLang();
  if (children === null) return null;
  return (
    <li>
      {children}
      {note !== undefined && <small>{note}</small>}
      {more.length > 0 && <small>{more.join(lang === 'zh' ? '、' : ', ')}</small>}
    </li>
  );
}
