// Settings and annotator files are read as written; what is wrong is said with what to do.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot, readTexts } from '../package-root.ts';
import { parseAiSettings } from './ai-settings.ts';
import { parseAnnotator } from './parse-annotator.ts';

const FILE =
  'baseUrl: https://ai.example.com/v1/\nmodel: m\nbudget: 1.5\nprices: { input: 0.5, output: 2 }\n';

describe('settings', () => {
  test('Q13 defaults, and prices as nano-yuan a token', () => {
    expect(parseAiSettings(FILE, {}).settings).toEqual({
      baseUrl: 'https://ai.example.com/v1',
      key: null,
      model: 'm',
      budgetNano: 1_500_000_000,
      inputNano: 500,
      outputNano: 2000,
      concurrency: 4,
      timeoutMs: 60_000,
      retries: 4,
      backoffMs: 500,
      outputTokensMax: 400,
      jsonMode: true,
      stream: false,
      annotations: null,
      folder: null,
      retryFailed: false,
      seed: 1,
    });
  });

  test('Q13 the environment wins, and JSON is read as well', () => {
    const text = JSON.stringify({ budget: 0, prices: { input: 0, output: 0 }, timeout: '2m' });
    const { settings } = parseAiSettings(text, {
      KEJING_AI_BASE_URL: 'http://127.0.0.1:11434/v1',
      KEJING_AI_MODEL: 'local',
      KEJING_AI_KEY: 'k',
    });
    expect(settings).toMatchObject({
      baseUrl: 'http://127.0.0.1:11434/v1',
      model: 'local',
      key: 'k',
      timeoutMs: 120_000,
    });
  });

  test.each([
    ['budget: [', '有效的 YAML'],
    [`${FILE}key: sk-1`, 'KEJING_AI_KEY'],
    [FILE.replace('budget: 1.5\n', ''), '“budget”'],
    [FILE.replace(/prices.*\n/, ''), '“prices”'],
    [`${FILE}timeout: 60`, '“timeout”'],
    [`${FILE}concurency: 3`, 'concurency'],
    [FILE.replace(/baseUrl.*\n/, ''), 'KEJING_AI_BASE_URL'],
    [FILE.replace('https:', 'ftp:'), 'https://'],
    [FILE.replace(/model.*\n/, ''), 'KEJING_AI_MODEL'],
    ['', '整个文件'],
  ])('Q13 %j is refused', (text, word) => {
    const { settings, problems } = parseAiSettings(text, {});
    expect(settings).toBeNull();
    expect(problems.map(({ zh }) => zh).join()).toContain(word);
  });
});

describe('annotators', () => {
  const shipped = join(packageRoot(), 'definitions', 'annotations');

  test('Q13 every shipped one is read', () => {
    const texts = readTexts(shipped, ['.yaml']);
    expect(texts.length).toBeGreaterThan(0);
    for (const { name, text } of texts) expect(parseAnnotator(text, name).problems).toEqual([]);
  });

  test.each([
    ['version: 1', 'version: 0', '“version”'],
    ['{question}', '', '“prompt”'],
    ['type: enum', 'type: list', '“answer.type”'],
    ['messagesMax: 60', 'messageMax: 60', 'messageMax'],
    ['id: complaint-resolved', 'id: complaint', 'complaint.yaml'],
    ['answer:', 'answer', '有效的 YAML'],
  ])('Q13 %j → %j is refused', (from, to, word) => {
    const text = readFileSync(join(shipped, 'complaint-resolved.yaml'), 'utf8').replace(from, to);
    const { annotator, problems } = parseAnnotator(text, 'complaint-resolved.yaml');
    expect(annotator).toBeNull();
    expect(problems.map(({ words }) => words.zh).join()).toContain(word);
  });
});
