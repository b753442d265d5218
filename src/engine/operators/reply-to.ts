// replyTo: the line comes right after lines of the other side that pass a test.
import type { Truth } from '../../domain/analysis.ts';
import { AGENT, BUYER, type Facts, isUnreadable } from '../facts.ts';
import type { LineTest } from '../line-test.ts';
import type { Operator } from '../operator.ts';

export const replyTo: Operator = {
  name: 'replyTo',
  doc: {
    zh: '这句话是接着对方的哪种话说的：对方上一轮里有一句符合',
    en: 'What the line replies to: a line of the other side in the turn before passes',
  },
  example: 'line: { by: agent, says: { any: [不知道] }, replyTo: { question: true } }',
  compileTest: (args) => {
    const { build, path } = args;
    const test = build.lineTest(args.rest(), path);
    return {
      children: [test],
      elsewhere: test.needs,
      naReason: test.naReason,
      test: (facts, line) => testTurnBefore(facts, line, test),
    };
  },
};

function testTurnBefore(facts: Facts, line: number, test: LineTest): Truth {
  const { sides, lines } = facts;
  const other = sides[line] === BUYER ? AGENT : BUYER;
  let inTurn = false;
  let unknown = false;
  for (let i = line - 1; i >= 0; i--) {
    const side = sides[i]!;
    if (side !== BUYER && side !== AGENT) continue;
    if (side !== other) {
      if (inTurn) break;
      continue;
    }
    inTurn = true;
    const truth = test.test(facts, i);
    if (truth === 'hit') return 'hit';
    if (truth === 'na' || (test.readsWords && isUnreadable(lines[i]!.message.kind))) unknown = true;
  }
  return unknown ? 'na' : 'miss';
}
