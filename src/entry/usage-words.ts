// How the command line speaks of its usage: Chinese beside the words the library brings in English only.
import type { Command, Option } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 · Usage:',
  'Arguments:': '要给的 · Arguments:',
  'Options:': '选项 · Options:',
  'Commands:': '命令 · Commands:',
};

/** Mistakes of a command line as the library words them, and how a shop would be told. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^unknown option '(.+?)'/, '没有“$1”这个选项'],
  [/^unknown command '(.+?)'/, '没有“$1”这个命令'],
  [/^missing required argument '(.+?)'/, '少给了 <$1>'],
  [/^option '(.+?)' argument missing/, '“$1”后面要跟一个值'],
  [/^required option '(.+?)' not specified/, '必须给出“$1”'],
  [
    /^too many arguments(?: for '.+?')?\. Expected (\d+) arguments? but got (\d+)\.?/,
    '给多了：要 $1 个，给了 $2 个；文件名里有空格时要加引号',
  ],
];

/** Prepares a program before its commands are added: they take all of this over. */
export function speakUsage(program: Command): Command {
  return program
    .helpOption('-h, --help', '看用法 · show this')
    .helpCommand('help [command]', '看某个命令的用法 · show how a command is used')
    .showHelpAfterError('  加 --help 看用法 · add --help to see how it is used')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: describeOption,
    })
    .configureOutput({ outputError: (text, write) => write(tellMistake(text)) });
}

/** A default that is no value, such as an empty list, is not worth a word. */
function describeOption({ description, defaultValue }: Option): string {
  const told = typeof defaultValue === 'string' || typeof defaultValue === 'number';
  return told ? `${description} （默认 · default: ${defaultValue}）` : description;
}

/** `error: unknown option '--x'` with its `(Did you mean …?)` → both languages, Chinese first. */
export function tellMistake(text: string): string {
  const [said = '', near = ''] = text.trim().split('\n');
  const english = said.replace(/^error: /, '');
  const told = MISTAKES.find(([pattern]) => pattern.test(english));
  const chinese =
    told === undefined ? '命令没写对' : english.replace(told[0], told[1]).replace(/\.$/, '');
  const meant = /Did you mean (.+?)\?/.exec(near)?.[1]?.replace(/^one of /, '');
  return `✗ ${chinese}${meant === undefined ? '' : `；是不是 ${meant}？`}\n  ${english}${near === '' ? '' : ` ${near}`}\n`;
}
