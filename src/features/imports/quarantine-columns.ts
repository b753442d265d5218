// The columns of the file of rows that could not be used.
import { basename } from 'node:path';
import type { Lang } from '../../http/refusal.ts';
import type { PersonalMask } from '../../http/scope.ts';
import type { FileColumn } from '../../http/table-file.ts';
import type { Quarantined } from '../../intake/format.ts';
import { pageWords } from './web-words.ts';

type Column = FileColumn<Quarantined>;

export function quarantineColumns(lang: Lang, mask: PersonalMask): readonly Column[] {
  const text = (zh: string, en: string, width: number, value: Column['value']): Column => ({
    title: { zh, en },
    kind: 'text',
    width,
    value,
  });
  return [
    text('文件', 'File', 24, ({ file }) => basename(file)),
    { title: { zh: '行', en: 'Line' }, kind: 'count', width: 8, value: ({ line }) => line },
    text('列', 'Column', 14, ({ field }) => field),
    text('原因', 'Reason', 50, ({ reason }) => pageWords(reason)[lang]),
    text('代码', 'Code', 16, ({ code }) => code),
    text('原文', 'Row as it stood', 80, ({ raw }) => mask.field(raw)),
  ];
}
