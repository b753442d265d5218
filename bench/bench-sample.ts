// A sample shop of the wanted size, made once by the measured program itself and kept.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { CACHE } from './build-programs.ts';
import { runProgram } from './run-program.ts';

export interface BenchSample {
  readonly chats: string;
  readonly chatMib: number;
  /** What `analyze` is given: chats, orders, agents, duty, products. */
  readonly inputs: readonly string[];
}

/** About 18 messages a conversation; the same every time. */
export async function benchSample(
  conversations: number,
  cli: string,
  probe: string,
): Promise<BenchSample> {
  const folder = `${CACHE}samples/${conversations}`;
  if (!existsSync(folder)) {
    const making = `${folder}.making`;
    rmSync(making, { recursive: true, force: true });
    const size = ['--agents', '24', '--days', '30', '--conversations', String(conversations)];
    await runProgram(cli, ['sample', making, ...size, '--seed', '1'], probe);
    renameSync(making, folder);
  }
  const chats = `${folder}/chats.csv`;
  const tables = ['orders', 'agents.csv', 'duty.csv', 'products.csv'];
  return {
    chats,
    chatMib: statSync(chats).size / 2 ** 20,
    inputs: [chats, ...tables.map((name) => `${folder}/${name}`)],
  };
}
