// The JSON Schemas in docs/reference are the ones the code has, and they refuse what is not theirs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { FACT_FILES } from '../analyse/facts.ts';
import { packageRoot } from './package-root.ts';
import { referenceSchemas } from './reference-schemas.ts';

const folder = join(packageRoot(), 'docs', 'reference');
const schemas = referenceSchemas();

function compile(name: string): ValidateFunction {
  return new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schemas.get(name)!));
}

describe('docs/reference/*.schema.json', () => {
  test.each([...schemas.keys()])('%s is current', (name) => {
    expect(readFileSync(join(folder, name), 'utf8'), 'npm run docs writes it anew').toBe(
      schemas.get(name),
    );
  });

  test('there is one for every fact file, the metrics and the events, and no left-over', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
    expect(names.sort()).toEqual([...schemas.keys()].sort());
    for (const file of [...FACT_FILES, 'metrics', 'events']) {
      expect(names).toContain(`${file}.schema.json`);
    }
  });

  test.each([...schemas.keys()])('%s is a valid schema', (name) => {
    expect(() => compile(name)).not.toThrow();
  });

  test('the schema of events takes the document of the reference page, and refuses a slip in it', () => {
    const page = readFileSync(join(folder, 'events.md'), 'utf8');
    const document = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!);
    const validate = compile('events.schema.json');
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    for (const slip of [
      { ...document, evnets: [] },
      { ...document, events: [{ type: 'message', by: 'seller', text: '在' }] },
      { ...document, serviceHours: { from: '8am', to: '23:00' } },
    ]) {
      expect(validate(slip)).toBe(false);
    }
  });

  test('a fact with a field more, less or of another kind is refused', () => {
    const fact = {
      ...{ rule: 'slow-first-reply', version: 1, conversation: 'C1', order: null, agent: 'A' },
      ...{ result: 'na', reason: 'off-duty', at: null, messages: [], optionsHash: null },
    };
    const validate = compile('verdicts.schema.json');
    expect(validate(fact), JSON.stringify(validate.errors)).toBe(true);
    const { reason: _, ...less } = fact;
    for (const wrong of [less, { ...fact, more: 1 }, { ...fact, result: 'maybe' }]) {
      expect(validate(wrong)).toBe(false);
    }
  });
});
