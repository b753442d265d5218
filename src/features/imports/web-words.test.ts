// Proves that no message of reading a file sends somebody at the web page to the command line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageWords } from './web-words.ts';

const INTAKE = join(import.meta.dirname, '..', '..', 'intake');
const COMMAND = /kejing [a-z]|--[a-z]/;

/** Texts in the sources of intake that name a command or an option. */
const texts = readdirSync(INTAKE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => readFileSync(join(INTAKE, name), 'utf8').split('\n'))
  .filter((line) => COMMAND.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
  .flatMap((line) => line.match(/'[^']*'|`[^`]*`/g) ?? [])
  // What `kejing map` itself writes into its file is read at the command line.
  .filter((text) => COMMAND.test(text) && !/^.#/.test(text));

test('P1 there are messages for the command line to be said otherwise', () => {
  expect(texts.length).toBeGreaterThan(5);
});

test.each(texts)('P1 %s is said without it on the page', (text) => {
  const { zh, en } = pageWords({ zh: text, en: text });
  expect(zh).not.toMatch(COMMAND);
  expect(en).not.toMatch(COMMAND);
});
