// Mistakes of a command line are told in Chinese first, whatever the library says in English.
import { Command, CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { speakUsage } from './usage-words.ts';

/** What is written to the terminal when `args` are given. */
function said(args: readonly string[]): string {
  let text = '';
  const program = speakUsage(new Command('kejing')).exitOverride();
  const write = (more: string): void => {
    text += more;
  };
  const outputError = program.configureOutput().outputError;
  program.configureOutput({ writeOut: write, writeErr: write, outputError: outputError! });
  program
    .command('count')
    .description('数一数 · Counts')
    .argument('<file>', '文件 · file')
    .requiredOption('--by <name>', '按什么 · by what')
    .option('--limit <n>', '几条 · how many', '20')
    .option('--only <id>', '只看 · only', (id, before: string[]) => [...before, id], [])
    .action(() => undefined);
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return text;
}

test.each([
  [['cuont'], '没有“cuont”这个命令；是不是 count？'],
  [['count', 'a', '--by', 'x', '--limits', '3'], '没有“--limits”这个选项；是不是 --limit？'],
  [['count', '--by', 'x'], '少给了 <file>'],
  [['count', 'a'], '必须给出“--by <name>”'],
  [['count', 'a', '--by'], '“--by <name>”后面要跟一个值'],
  [['count', 'a', 'b', '--by', 'x'], '给多了：要 1 个，给了 2 个'],
])('G4 %j: %s', (args, words) => {
  const text = said(args);
  expect(text).toContain(`✗ ${words}`);
  expect(text, 'the usage is offered, not poured out').toContain('--help');
  expect(text).not.toContain('Arguments:');
});

test('G4 help has Chinese headings and says defaults that are values', () => {
  const text = said(['count', '--help']);
  expect(text).toContain('用法 · Usage:');
  expect(text).toContain('选项 · Options:');
  expect(text).toContain('几条 · how many （默认 · default: 20）');
  expect(text).not.toMatch(/display help|\[\]/);
});
