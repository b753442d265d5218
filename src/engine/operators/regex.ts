// regex: a pattern in one line, run in linear time or refused with the reason.
import { hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { compileUserRegex } from '../text/regex.ts';

export const regex: Operator = {
  name: 'regex',
  doc: {
    zh: '符合正则表达式（RE2 写法，不分大小写）；不能保证线性时间的写法会被拒绝',
    en: 'Matches a regular expression (RE2, case-insensitive); what cannot run in linear time is refused',
  },
  example: 'regex: { by: agent, pattern: "返现?\\\\s*\\\\d+" }',
  bare: 'pattern',
  compileTest: (args) => {
    const pattern = args.text('pattern');
    if (pattern === null) args.missing('pattern');
    const compiled = compileUserRegex(pattern ?? '^$');
    if (!compiled.ok) {
      args.report('pattern', 'bad-regex', compiled.refused);
      return { test: () => 'miss' };
    }
    return {
      certain: true,
      readsWords: true,
      slow: true,
      test: (facts, line) => {
        const { kind, text } = facts.lines[line]!.message;
        return hasWords(kind) && compiled.test(text) ? 'hit' : 'miss';
      },
      spans: (facts, line) => compiled.find(facts.lines[line]!.message.text),
    };
  },
};
