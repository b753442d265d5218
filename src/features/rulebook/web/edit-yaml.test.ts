// One change in a form is one change in the text.
import { describe, expect, test } from 'vitest';
import { readPlain, setInYaml } from './edit-yaml.ts';

const RULE = `id: a-rule      # 编号
version: 1
# 这条说给新人听
name: { zh: 名字, en: Name }
scope: { phase: [presale, unknown] }
when:
  says: { by: agent, any: ["@hold", 稍等] }   # 词包在别处
`;

describe('setInYaml', () => {
  test('Q11 a value changes in its place; comments and layout stay', () => {
    expect(setInYaml(RULE, ['version'], 2)).toBe(RULE.replace('version: 1', 'version: 2'));
    expect(setInYaml(RULE, ['name', 'zh'], '新名字')).toBe(RULE.replace('名字', '新名字'));
    expect(setInYaml(RULE, ['when', 'says', 'by'], 'buyer')).toBe(
      RULE.replace('by: agent', 'by: buyer'),
    );
  });

  test('Q11 what YAML would read otherwise is quoted', () => {
    for (const text of ['a: b', '# x', 'true', '12', '@hold', 'say "hi"', '', ' x ']) {
      const next = setInYaml(RULE, ['name', 'en'], text);
      expect(readPlain(next)).toMatchObject({ name: { en: text } });
    }
  });

  test('Q11 lists and parts come and go; comments of the rest stay', () => {
    const words = setInYaml(RULE, ['when', 'says', 'any'], ['@hold', '等等']);
    expect(readPlain(words)).toMatchObject({ when: { says: { any: ['@hold', '等等'] } } });
    expect(words).toContain('# 这条说给新人听');
    expect(words).toContain('scope: { phase: [presale, unknown] }');
    const added = setInYaml(RULE, ['naWhen'], [{ offDuty: { during: '20s' } }]);
    expect(readPlain(added)).toMatchObject({ naWhen: [{ offDuty: { during: '20s' } }] });
    expect(readPlain(setInYaml(RULE, ['scope'], null))).not.toHaveProperty('scope');
  });
});
