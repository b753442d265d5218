// A rule's options with what a shop set instead; the unit must be the one the rule declares.
import { type OptionValue, optionText, parseOverride } from './option-value.ts';
import type { Report } from './problem.ts';
import type { Rule } from './rule.ts';
import { unknownName } from './suggest.ts';

export function overrideOptions(
  rule: Rule,
  overrides: Readonly<Record<string, string>>,
  report: Report,
): ReadonlyMap<string, OptionValue> {
  const options = new Map<string, OptionValue>();
  for (const { name, value } of rule.options) options.set(name, value);
  for (const [name, text] of Object.entries(overrides)) {
    const option = rule.options.find((known) => known.name === name);
    if (option === undefined) {
      const known = rule.options.map((other) => other.name);
      report(['options', name], 'unknown-option', unknownName(OPTION, name, known));
      continue;
    }
    const word = text.trim();
    const value = option.or.includes(word)
      ? ({ unit: 'text', value: word } as const)
      : parseOverride(text, option.unit);
    if (value !== null && (value.unit === option.unit || option.or.includes(word))) {
      options.set(name, value);
      continue;
    }
    const example = optionText(option.value);
    report(['options', name], 'wrong-unit', {
      zh: `${rule.id} 的 ${name} 要写成 ${example} 这样（带单位），不是“${text}”`,
      en: `${name} of ${rule.id} is written like ${example} (with its unit), not "${text}"`,
    });
  }
  return options;
}

const OPTION = { zh: '选项', en: 'option' };
