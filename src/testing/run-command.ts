// Runs one command line of the program as a user would, and gives back what it printed and its exit code.
import { EXIT } from '../entry/exit.ts';
import { runProgram } from '../entry/run-program.ts';

export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** In this process; nothing of the run is left in it. */
export async function runCommand(...args: readonly string[]): Promise<CommandRun> {
  const out: string[] = [];
  const err: string[] = [];
  const restore = [capture(process.stdout, out), capture(process.stderr, err)];
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await runProgram(args);
    return { code: Number(process.exitCode ?? EXIT.done), out: out.join(''), err: err.join('') };
  } finally {
    process.exitCode = before;
    for (const undo of restore) undo();
  }
}

function capture(stream: NodeJS.WriteStream, into: string[]): () => void {
  const write = stream.write;
  stream.write = (chunk: string | Uint8Array): boolean => {
    into.push(String(chunk));
    return true;
  };
  return () => {
    stream.write = write;
  };
}
