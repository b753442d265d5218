// What stands where something is being fetched: grey shapes of about the size of what will come.
import './states.css';
import { useWords } from './use-words.ts';

const WORDS = { loading: { zh: '正在载入…', en: 'Loading…' } } as const;

const ROWS = ['86%', '64%', '92%', '71%', '58%', '80%'];

/** `kind` is the shape of what is awaited; `rows` only for `lines`. */
export function Loading({
  kind = 'lines',
  rows = 5,
  height = 240,
}: {
  readonly kind?: 'lines' | 'figures' | 'block' | 'page';
  readonly rows?: number;
  readonly height?: number;
}) {
  const w = useWords(WORDS);
  return (
    <div className="kj-loading" role="status" aria-live="polite">
      <span className="kj-sr">{w.loading}</span>
      <div aria-hidden="true">
        {(kind === 'figures' || kind === 'page') && (
          <div className="kj-loading-figures">
            {ROWS.slice(0, 4).map((width) => (
              <i key={width} className="kj-bone" style={{ height: 84 }} />
            ))}
          </div>
        )}
        {(kind === 'block' || kind === 'page') && <i className="kj-bone" style={{ height }} />}
        {kind === 'lines' &&
          Array.from({ length: rows }, (_, at) => (
            <i
              key={`row-${String(at)}`}
              className="kj-bone kj-bone-line"
              style={{ width: ROWS[at % ROWS.length] }}
            />
          ))}
      </div>
    </div>
  );
}
