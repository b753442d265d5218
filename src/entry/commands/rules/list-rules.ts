// `kejing rules list`: id, version, where it stands, how grave it is, what it is called.
import { EXIT } from '../../exit.ts';
import { loadRules, printProblems, type RulesOptions } from './load-rules.ts';

export function listRules(ids: string[], options: RulesOptions): void {
  const { chosen, problems } = loadRules(ids, options);
  for (const rule of chosen) {
    const { id, version, status, severity, dimension, name } = rule;
    const key = `${id}@${version}`.padEnd(38);
    const kind = `${status.padEnd(10)} ${severity.padEnd(9)} ${dimension.padEnd(11)}`;
    process.stdout.write(`${key} ${kind} ${name.zh} · ${name.en}\n`);
  }
  printProblems(problems);
  if (problems.length > 0) process.exitCode = EXIT.flagged;
}
