// Points gained to the right, lost to the left, an agent each; the same numbers stand beside as text.
import { useWords } from '../../../ui/use-words.ts';
import type { BacktestReport } from './rulebook-api.ts';

const WORDS = {
  mean: { zh: '均分', en: 'mean' },
  changed: { zh: (count: number) => `${count} 段变了`, en: (count: number) => `${count} changed` },
} as const;

const SHOWN = 30;
const round = (value: number): string => String(Math.round(value * 10) / 10);

export function DivergingBars({ agents }: { readonly agents: BacktestReport['agents'] }) {
  const w = useWords(WORDS);
  const most = Math.max(1, ...agents.flatMap(({ gained, lost }) => [gained, lost]));
  return (
    <ul className="kj-rb-div">
      {agents
        .slice(0, SHOWN)
        .map(({ agent, name, gained, lost, changed, scoreBefore, scoreAfter }) => (
          <li key={agent}>
            <span className="kj-nowrap">{name}</span>
            <span className="kj-rb-div-bar" aria-hidden="true">
              <i className="is-gain" style={{ width: `${(gained / most) * 50}%` }} />
              <i className="is-loss" style={{ width: `${(lost / most) * 50}%` }} />
            </span>
            <small>
              {gained > 0 && <b className="kj-good">+{round(gained)}</b>}{' '}
              {lost > 0 && <b className="kj-bad">−{round(lost)}</b>}
              {gained + lost === 0 && '±0'}{' '}
              {scoreBefore !== null && scoreAfter !== null && (
                <>
                  · {w.mean} {round(scoreBefore)}→{round(scoreAfter)}
                </>
              )}{' '}
              · {w.changed(changed)}
            </small>
          </li>
        ))}
    </ul>
  );
}
