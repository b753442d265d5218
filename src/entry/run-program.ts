// The program as one call: its commands, and how each way to end becomes an exit code.
import { Command, CommanderError } from 'commander';
import { addAnalyze } from './commands/analyze.ts';
import { addAttribution } from './commands/attribution.ts';
import { addBackup, addRestore } from './commands/backup.ts';
import { addDemo } from './commands/demo.ts';
import { addDoctor } from './commands/doctor.ts';
import { addExport } from './commands/export.ts';
import { addFairness } from './commands/fairness.ts';
import { addImport } from './commands/import.ts';
import { addJudge } from './commands/judge.ts';
import { addMap } from './commands/map.ts';
import { addMetrics } from './commands/metrics.ts';
import { addRules } from './commands/rules.ts';
import { addSample } from './commands/sample.ts';
import { addServe } from './commands/serve.ts';
import { addUser } from './commands/user.ts';
import { addWhy } from './commands/why.ts';
import { addWorker } from './commands/worker.ts';
import { EXIT, Refused, refuseUsage } from './exit.ts';
import { programVersion } from './program-version.ts';
import { speakUsage } from './usage-words.ts';

/** Runs one command line (without node and program), and sets `process.exitCode`; throws on our own mistakes only. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = speakUsage(new Command('kejing'))
    .description(
      '客镜：读懂每一段客服对话 · Reads every conversation between a shop’s agents and buyers',
    )
    .version(programVersion(), '-V, --version', '版本 · version')
    .exitOverride();
  for (const add of [
    addAnalyze,
    addDemo,
    addExport,
    addFairness,
    addImport,
    addJudge,
    addRules,
    addMap,
    addSample,
    addAttribution,
    addMetrics,
    addWhy,
    addServe,
    addWorker,
    addUser,
    addBackup,
    addRestore,
    addDoctor,
  ])
    add(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof Refused) process.exitCode = refuseUsage(error);
    else if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.refused;
    } else throw error;
  }
}
