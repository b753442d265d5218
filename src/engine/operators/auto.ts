// auto: a line sent by a machine; nobody's merit and nobody's fault.
import { MACHINE } from '../facts.ts';
import type { Operator } from '../operator.ts';

export const auto: Operator = {
  name: 'auto',
  doc: { zh: '机器发的话（自动回复、机器人）', en: 'A line sent by a machine' },
  example: 'auto: true',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.flag('is') ?? true;
    return {
      certain: true,
      sides: wanted ? 1 << MACHINE : null,
      test: (facts, line) => ((facts.sides[line] === MACHINE) === wanted ? 'hit' : 'miss'),
    };
  },
};
