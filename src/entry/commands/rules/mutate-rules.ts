// `kejing rules mutate`: changes each rule in small ways and says which changes its examples miss.
import { mutate } from '../../../engine/mutation/mutate.ts';
import { EXIT } from '../../exit.ts';
import { appealsOf, examplesOf, loadRules, type RulesOptions } from './load-rules.ts';

export interface MutateOptions extends RulesOptions {
  readonly min: string;
}

export function mutateRules(ids: string[], options: MutateOptions): void {
  const loaded = loadRules(ids, options);
  const { chosen, packs } = loaded;
  const least = Number(options.min);
  let sum = 0;
  let low = 0;
  for (const rule of chosen) {
    const chat = `${examplesOf(loaded, rule.id) ?? ''}\n${appealsOf(loaded, rule.id)}`;
    const { score, killed, mutants, survivors } = mutate(rule, chat, packs);
    const percent = (score ?? 1) * 100;
    sum += percent;
    if (percent < least) low++;
    const mark = percent < least ? '✗' : '✓';
    process.stdout.write(
      `${mark} ${rule.id.padEnd(34)} ${percent.toFixed(0)}%  ${killed}/${mutants}\n`,
    );
    for (const { words } of survivors) {
      process.stdout.write(`    没被发现：${words.zh} · survived: ${words.en}\n`);
    }
  }
  process.stdout.write(`平均 · mean ${(sum / chosen.length).toFixed(1)}%\n`);
  if (low > 0) process.exitCode = EXIT.flagged;
}
