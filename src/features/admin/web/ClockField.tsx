// A time of day in minutes after midnight, written 23:30 whatever the browser's country.
import { Input } from 'antd';
import { useState } from 'react';

const two = (value: number): string => String(value).padStart(2, '0');

/** 24:00 is written 00:00 where it ends something. */
function clockText(minute: number): string {
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}

/** `9:30`, `0930` and `9：30` are one time; null: none. */
function minuteOf(text: string): number | null {
  const match = /^(\d{1,2})[:：]?([0-5]\d)$/.exec(text.trim());
  const hour = Number(match?.[1] ?? 24);
  return match === null || hour > 23 ? null : hour * 60 + Number(match[2]);
}

export function ClockField({
  label,
  minute,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly minute: number;
  readonly disabled?: boolean;
  readonly onChange: (minute: number) => void;
}) {
  /** What is being typed; null: what stands. */
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && minuteOf(typed) === null;
  return (
    <Input
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      disabled={disabled}
      style={{ width: 72, textAlign: 'center' }}
      value={typed ?? clockText(minute)}
      {...(wrong ? { status: 'warning' as const } : {})}
      onChange={({ target }) => {
        setTyped(target.value);
        const found = minuteOf(target.value);
        if (found !== null) onChange(found);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
