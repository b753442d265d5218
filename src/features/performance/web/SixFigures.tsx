// The six core figures side by side, each with its change and the way to what it was counted from.
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatMoney, formatValue } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { FigureShape } from '../shapes.ts';
import { whyTo } from './performance-api.ts';

const WORDS = {
  silent: { zh: (text: string) => `含静默下单 ${text}`, en: (text: string) => `${text} silent` },
  nobodys: {
    zh: (text: string) => `其中没有归属的 ${text}`,
    en: (text: string) => `${text} nobody’s`,
  },
  team: { zh: (text: string) => `团队 ${text}`, en: (text: string) => `team ${text}` },
} as const;

export const BETTER = { higher: 'up', lower: 'down', neither: 'none' } as const;

export function SixFigures({
  figures,
  query,
  team = [],
  nobodys = [],
  silentFen = 0,
  expectedConversion = null,
  trends = {},
}: {
  readonly figures: readonly FigureShape[];
  readonly query: FilterQuery;
  /** The same figures of everybody, shown beside. */
  readonly team?: readonly FigureShape[];
  /** The part of the same figures that is no agent's: what a table of agents lacks to the whole. */
  readonly nobodys?: readonly FigureShape[];
  readonly silentFen?: number;
  readonly expectedConversion?: number | null;
  readonly trends?: Readonly<Record<string, readonly (number | null)[]>>;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const noteOf = ({ metric, unit, reason }: FigureShape): string | undefined => {
    if (reason !== null) return tw(reason);
    const other = team.find((one) => one.metric === metric);
    const rate = unit === 'percent' || unit === 'seconds';
    if (other?.value != null && rate) return w.team(formatValue(other.value, unit, lang));
    const lacking = nobodys.find((one) => one.metric === metric)?.value ?? 0;
    if (!rate && lacking > 0) return w.nobodys(formatValue(lacking, unit, lang));
    return metric === 'sales' && silentFen > 0 ? w.silent(formatMoney(silentFen)) : undefined;
  };
  return (
    <FigureRow>
      {figures.map((figure) => {
        const note = noteOf(figure);
        const trend = trends[figure.metric];
        return (
          <Figure
            key={figure.metric}
            label={tw(figure.name)}
            hint={tw(figure.sentence)}
            value={figure.value}
            before={figure.before}
            unit={figure.unit}
            better={BETTER[figure.better]}
            to={whyTo(figure.metric, query)}
            provisional={figure.state === 'provisional'}
            expected={figure.metric === 'conversion' ? expectedConversion : null}
            {...(note === undefined ? {} : { note })}
            {...(trend === undefined ? {} : { trend })}
          />
        );
      })}
    </FigureRow>
  );
}
