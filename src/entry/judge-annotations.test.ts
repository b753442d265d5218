// `kejing judge`: stored AI answers may come with the events, and rules that read them say so in their trace.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type CommandRun, runCommand } from '../testing/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-judge-ai-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'rules'));
writeFileSync(
  join(folder, 'rules', 'complaint-left-open.yaml'),
  'id: complaint-left-open\nversion: 1\nname: 投诉没有着落\nwhy: 会走\nadvice: 给时间\nwhen: { annotation: { id: complaint-resolved, in: [unresolved, promised] } }\n',
);

const EVENTS = [
  { type: 'message', id: 'm1', at: '2026-06-01 10:00:00', by: 'buyer', text: '杯子碎了，要退款' },
  {
    type: 'message',
    id: 'm2',
    at: '2026-06-01 10:00:09',
    by: 'agent',
    agent: '一诺',
    text: '我看看',
  },
];

function judge(annotations: readonly object[]): Promise<CommandRun> {
  const path = join(folder, 'events.json');
  writeFileSync(path, JSON.stringify({ events: EVENTS, annotations }));
  return runCommand('judge', path, '--rules', join(folder, 'rules'), '--json');
}

const id = 'complaint-resolved';
test.each<[string, readonly object[], object]>([
  ['no answer', [], { result: 'na', reason: 'no-annotation' }],
  ['another question’s', [{ id: 'tone', answer: 'unresolved' }], { result: 'na' }],
  ['could not tell', [{ id, answer: null }], { result: 'na', reason: 'annotation-unsure' }],
  ['resolved', [{ id, answer: 'resolved' }], { result: 'miss' }],
  [
    'unresolved',
    [{ id, answer: 'unresolved', messages: ['m2'], at: '2026-06-01 12:00:00' }],
    { result: 'hit', agent: '一诺' },
  ],
  [
    'the newer version counts',
    [
      { id, version: 2, answer: 'promised' },
      { id, version: 1, answer: 'resolved' },
    ],
    { result: 'hit' },
  ],
  ['of another conversation', [{ id, conversation: 'c9', answer: 'promised' }], { result: 'na' }],
])('Q13 annotations of a document: %s', async (_, annotations, verdict) => {
  const run = await judge(annotations);
  expect(run.code, run.err).toBe(0);
  const [judged] = JSON.parse(run.out).verdicts;
  expect(judged).toMatchObject(verdict);
  expect(judged.trace[0]).toMatchObject({ operator: 'annotation', value: judged.result });
});

test('Q13 a wrong annotation is refused with its place', async () => {
  const run = await judge([{ id, answer: 'resolved', at: 'noon' }]);
  expect(run.code).toBe(2);
  expect(run.err).toContain('annotations[0].at');
  expect((await judge([{ id }])).err).toContain('annotations[0].answer');
});
