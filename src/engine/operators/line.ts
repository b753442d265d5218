// line: one line that passes several tests at once.
import type { Operator } from '../operator.ts';
import { SELECTOR_KEYS } from '../selector.ts';

const selecting = new Set<string>(SELECTOR_KEYS);

export const line: Operator = {
  name: 'line',
  doc: {
    zh: '有这样一句话：同时满足里面的每一项',
    en: 'There is one line that passes all the tests inside',
  },
  example: 'line: { by: buyer, last: 1, question: true, not: { says: { any: [谢谢] } } }',
  compileTest: (args) => {
    const tests: Record<string, unknown> = {};
    for (const key of args.keys()) if (!selecting.has(key)) tests[key] = args.value(key);
    const test = args.build.lineTest(tests, args.path);
    return { ...test, children: test.operator === 'all' ? test.children : [test] };
  },
};
