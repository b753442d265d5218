// A field of a form: its label, what it is for, and what is wrong with it, tied together for screen readers.
import { type ReactNode, useId } from 'react';

interface FieldMarks {
  readonly id: string;
  readonly status: 'error' | '';
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

export function FormField({
  label,
  hint = '',
  problem,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  /** null: nothing is wrong. */
  readonly problem: string | null;
  readonly children: (marks: FieldMarks) => ReactNode;
}) {
  const id = useId();
  const about = `${id}-about`;
  const said = problem ?? hint;
  return (
    <div className="kj-rb-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        status: problem === null ? '' : 'error',
        'aria-invalid': problem !== null,
        'aria-describedby': about,
      })}
      <small id={about} className={problem === null ? 'kj-muted' : 'kj-bad'} aria-live="polite">
        {said}
      </small>
    </div>
  );
}
