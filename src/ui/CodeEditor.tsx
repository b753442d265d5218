// A text field for rules and word packs: line numbers, YAML in colours, problems at their lines.
import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import './code-editor.css';
import { useWords } from './use-words.ts';
import { yamlPieces } from './yaml-colours.ts';

const WORDS = {
  line: { zh: (line: number) => `第 ${line} 行`, en: (line: number) => `line ${line}` },
  leave: { zh: '按 Esc 再按 Tab 离开编辑框', en: 'Esc, then Tab leaves the editor' },
} as const;

export interface CodeProblem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export function CodeEditor({
  value,
  onChange,
  label,
  problems = [],
  plain = false,
  minLines = 8,
}: {
  readonly value: string;
  /** Absent: read only. */
  readonly onChange?: (value: string) => void;
  readonly label: string;
  readonly problems?: readonly CodeProblem[];
  /** No YAML colours: examples, word lists. */
  readonly plain?: boolean;
  readonly minLines?: number;
}) {
  const w = useWords(WORDS);
  const help = useId();
  const free = useRef(false);
  const lines = useMemo(() => value.split('\n'), [value]);
  const bad = new Set(problems.map(({ line }) => line));
  const rows = Math.max(minLines, lines.length);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') free.current = true;
    else if (event.key === 'Tab' && !free.current && onChange !== undefined) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.currentTarget;
      event.currentTarget.setRangeText('  ', selectionStart, selectionEnd, 'end');
      onChange(event.currentTarget.value);
    } else if (event.key !== 'Shift') free.current = false;
  };
  return (
    <div className="kj-code">
      <div className="kj-code-scroll">
        <Numbers rows={rows} bad={bad} />
        <div className="kj-code-place">
          <Picture lines={lines} bad={bad} plain={plain} />
          <textarea
            aria-label={label}
            aria-describedby={help}
            aria-invalid={problems.length > 0}
            value={value}
            rows={rows}
            readOnly={onChange === undefined}
            spellCheck={false}
            wrap="off"
            onKeyDown={press}
            onChange={({ target }) => onChange?.(target.value)}
          />
        </div>
      </div>
      <p id={help} className="kj-sr">
        {w.leave}
      </p>
      {problems.length > 0 && (
        <div role="status">
          <ul className="kj-code-problems">
            {problems.map(({ line, text }) => (
              <li key={`${String(line)}${text}`}>
                <b>{w.line(line)}</b> {text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Numbers({ rows, bad }: { readonly rows: number; readonly bad: ReadonlySet<number> }) {
  return (
    <div className="kj-code-numbers" aria-hidden="true">
      {Array.from({ length: rows }, (_, at) => (
        <span key={`n${String(at)}`} className={bad.has(at + 1) ? 'is-bad' : undefined}>
          {at + 1}
        </span>
      ))}
    </div>
  );
}

/** The coloured text below the field in which one types. */
function Picture({
  lines,
  bad,
  plain,
}: {
  readonly lines: readonly string[];
  readonly bad: ReadonlySet<number>;
  readonly plain: boolean;
}) {
  return (
    <pre aria-hidden="true">
      {lines.map((line, at) => (
        <span key={`l${String(at)}`} className={bad.has(at + 1) ? 'is-bad' : undefined}>
          {plain ? line : <Coloured line={line} />}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}

function Coloured({ line }: { readonly line: string }) {
  let at = 0;
  return (
    <>
      {yamlPieces(line).map(({ kind, text }) => {
        const key = at;
        at += text.length;
        return (
          <i key={key} className={`is-${kind}`}>
            {text}
          </i>
        );
      })}
    </>
  );
}
