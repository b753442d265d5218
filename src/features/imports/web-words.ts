// What reading a file says, for people at the web page: where the command line has an option, the page has a step.
import type { Words } from '../../intake/format.ts';

/** What is said at the command line → what is done about it on the page. */
const ON_THE_PAGE: readonly (readonly [RegExp, string])[] = [
  [
    /可运行 kejing map 文件名，生成列对应表，改好后用 --mapping 导入/,
    '在导入页给这份文件选好每一列是什么，就能导入',
  ],
  [/，或用 kejing map 生成对应表，在 values 里注明/, '，或在导入页对列时选它是谁发的'],
  [/，也可用 kejing map 在 values 里注明/, '，也可在导入页对列时注明'],
  [/，可用 --shop 指定店名/, '；要分店，请在文件里加一列“店铺”'],
  [
    /Run kejing map FILE to write a column mapping, edit it and import with --mapping/,
    'On the import page, say what each of its columns is, and it can be imported',
  ],
  [
    /, or say so under values in a mapping \(kejing map\)/,
    ', or say so where its columns are matched on the import page',
  ],
  [/; name it with --shop/, '; add a column of shops to tell them apart'],
];

export function pageWords({ zh, en }: Words): Words {
  return { zh: onPage(zh), en: onPage(en) };
}

function onPage(text: string): string {
  return ON_THE_PAGE.reduce((said, [from, to]) => said.replace(from, to), text);
}
