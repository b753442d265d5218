// Where a rule stands in its life, as a small label.
import { Tag, type Tone } from '../../../ui/Tag.tsx';
import { useTw } from '../../../ui/use-words.ts';
import { STATUS_WORDS } from './rule-words.ts';

const TONES: Readonly<Record<string, Tone>> = {
  active: 'good',
  shadow: 'warn',
  draft: 'accent',
  tested: 'accent',
  backtested: 'accent',
};

export function RuleStatus({ value }: { readonly value: string }) {
  const tw = useTw();
  return (
    <Tag tone={TONES[value] ?? 'plain'}>{tw(STATUS_WORDS[value] ?? { zh: value, en: value })}</Tag>
  );
}
