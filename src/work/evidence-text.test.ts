// Evidence written by hand reads back as what it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Evidence } from '../domain/analysis.ts';
import { evidenceText } from './evidence-text.ts';

const text = fc.string({
  unit: fc.constantFrom('a', '亲', '"', '\\', '\n', '\0', '\ud83d', '\ude00'),
});
const instant = fc.option(fc.integer(), { nil: null });
const item: fc.Arbitrary<Evidence> = fc.record(
  {
    messageId: fc.option(text, { nil: null }),
    role: fc.constantFrom('trigger', 'wrong', 'good', 'context', 'absent'),
    start: fc.nat(),
    end: fc.nat(),
    note: text,
    from: instant,
    to: instant,
  },
  { requiredKeys: ['messageId', 'role'] },
);

test('evidence comes back from its JSON as it was', () => {
  fc.assert(
    fc.property(fc.array(item), (evidence) => {
      expect(JSON.parse(evidenceText(evidence))).toEqual(evidence);
    }),
  );
});
