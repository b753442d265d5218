// revoked: a line its sender took back; it counts as neither question nor answer elsewhere.
import { NOBODY } from '../facts.ts';
import type { Operator } from '../operator.ts';

export const revoked: Operator = {
  name: 'revoked',
  doc: { zh: '撤回了的消息；from 是谁撤回的', en: 'A revoked line; from: whose' },
  example: 'revoked: { from: agent }',
  bare: 'from',
  compileTest: (args) => {
    const from = args.choice('from', ['buyer', 'agent']);
    return {
      certain: true,
      sides: 1 << NOBODY,
      test: (facts, index) => {
        const { revoked: taken, message } = facts.lines[index]!;
        return taken && (from === null || message.by === from) ? 'hit' : 'miss';
      },
    };
  },
};
