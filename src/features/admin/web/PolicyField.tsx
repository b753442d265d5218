// One setting of an attribution policy, edited as what it is: a span, a choice, a number, hours, yes or no.
import { InputNumber, Select, Switch } from 'antd';
import type { Words } from '../../../intake/format.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { PolicyFieldView, PolicyValue } from '../contract.ts';
import { ClockField } from './ClockField.tsx';
import {
  hoursParts,
  hoursText,
  isWithin,
  leastSpan,
  SPAN_UNITS,
  type SpanParts,
  type SpanUnit,
  spanParts,
  spanText,
} from './policy-span.ts';

const WORDS = {
  unit: { zh: '单位', en: 'Unit' },
  m: { zh: '分钟', en: 'minutes' },
  h: { zh: '小时', en: 'hours' },
  d: { zh: '天', en: 'days' },
  own: { zh: '自己定时段', en: 'hours of its own' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
} as const;

interface FieldProps {
  readonly field: PolicyFieldView;
  readonly value: PolicyValue;
  readonly problem: string | undefined;
  readonly changed: boolean;
  readonly onChange: (value: PolicyValue) => void;
}

export function PolicyField({ field, value, problem, changed, onChange }: FieldProps) {
  const tw = useTw();
  return (
    <div className={`kj-setting ${changed ? 'is-changed' : ''}`}>
      <span>
        {tw(field.words)}
        {problem !== undefined && (
          <small className="kj-bad" role="alert">
            {problem}
          </small>
        )}
      </span>
      <div className="kj-row">
        <Control field={field} value={value} onChange={onChange} />
      </div>
    </div>
  );
}

type ControlProps = Pick<FieldProps, 'field' | 'value' | 'onChange'>;

function Control({ field, value, onChange }: ControlProps) {
  const tw = useTw();
  const label = tw(field.words);
  const { shape } = field;
  switch (shape.kind) {
    case 'flag':
      return <Switch aria-label={label} checked={value === true} onChange={onChange} />;
    case 'count':
      return (
        <InputNumber
          aria-label={label}
          min={shape.from}
          max={shape.to}
          precision={0}
          value={Number(value)}
          onChange={(count) => onChange(count ?? shape.from)}
        />
      );
    case 'choice':
      return (
        <Choices label={label} choices={shape.choices} value={String(value)} onChange={onChange} />
      );
    case 'span':
      return <Span field={field} shape={shape} value={String(value)} onChange={onChange} />;
    case 'hours':
      return (
        <Hours label={label} choices={shape.choices} value={String(value)} onChange={onChange} />
      );
  }
}

interface Choice {
  readonly value: string;
  readonly words: Words;
}

function Choices({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const tw = useTw();
  return (
    <Select
      aria-label={label}
      style={{ minWidth: 180 }}
      value={value}
      options={choices.map((choice) => ({ value: choice.value, label: tw(choice.words) }))}
      onChange={onChange}
    />
  );
}

function Span({
  field,
  shape,
  value,
  onChange,
}: {
  readonly field: PolicyFieldView;
  readonly shape: Extract<PolicyFieldView['shape'], { kind: 'span' }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const label = tw(field.words);
  const parts = spanParts(value);
  const { word, fromMs, toMs } = shape;
  const set = (next: SpanParts): void => onChange(spanText(next));
  const units = SPAN_UNITS.map((unit): { value: string; label: string } => ({
    value: unit,
    label: w[unit],
  }));
  if (word !== null) units.push({ value: word.value, label: tw(word.words) });
  const choose = (chosen: string): void => {
    if (chosen === word?.value) onChange(chosen);
    else set({ count: parts?.count ?? leastSpan(fromMs).count, unit: chosen as SpanUnit });
  };
  return (
    <>
      {parts !== null && (
        <InputNumber
          aria-label={label}
          min={1}
          precision={0}
          value={parts.count}
          {...(isWithin(parts, fromMs, toMs) ? {} : { status: 'error' as const })}
          onChange={(count) => set({ ...parts, count: count ?? 1 })}
        />
      )}
      <Select
        aria-label={`${label} ${w.unit}`}
        style={{ minWidth: 96 }}
        value={parts === null ? value : parts.unit}
        options={units}
        onChange={choose}
      />
    </>
  );
}

const OWN = 'own';
const DAY_HOURS = { from: 8 * 60, to: 23 * 60 };

function Hours({
  label,
  choices,
  value,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const w = useWords(WORDS);
  const hours = hoursParts(value);
  const all = [...choices, { value: OWN, words: WORDS.own }];
  return (
    <>
      {hours !== null && (
        <>
          <ClockField
            label={`${label} ${w.from}`}
            minute={hours.from}
            onChange={(from) => onChange(hoursText(from, hours.to))}
          />
          –
          <ClockField
            label={`${label} ${w.to}`}
            minute={hours.to}
            onChange={(to) => onChange(hoursText(hours.from, to))}
          />
        </>
      )}
      <Choices
        label={label}
        choices={all}
        value={hours === null ? value : OWN}
        onChange={(chosen) =>
          onChange(chosen === OWN ? hoursText(DAY_HOURS.from, DAY_HOURS.to) : chosen)
        }
      />
    </>
  );
}
