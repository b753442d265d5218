// `kejing sample DIR`: writes an invented shop to try everything on.
import type { Command } from 'commander';
import { type SampleOptions, writeSample } from '../../work/sample/write-sample.ts';
import { Refused } from '../exit.ts';

/** Adds the command. */
export function addSample(program: Command): void {
  program
    .command('sample')
    .description('生成一家示例店铺的聊天和订单 · Writes an invented shop’s chats and orders')
    .argument('<dir>', '写到哪个文件夹 · folder to write to')
    .option('--agents <n>', '客服人数 · agents', '12')
    .option('--days <n>', '天数 · days', '30')
    .option('--conversations <n>', '会话数 · conversations', '20000')
    .option('--seed <n>', '随机种子，同样的种子得到同样的文件 · same seed, same files', '1')
    .option('--from <day>', '第一天 YYYY-MM-DD · first day')
    .action(async (dir: string, given: Record<string, string>) => {
      const number = (name: string): number => {
        const value = Number(given[name]);
        if (Number.isSafeInteger(value)) return value;
        throw new Refused({
          zh: `--${name} 要填整数，不是“${given[name]}”`,
          en: `--${name} takes a whole number, not “${given[name]}”`,
        });
      };
      const summary = await writeSampleOrRefuse(dir, {
        agents: number('agents'),
        days: number('days'),
        conversations: number('conversations'),
        seed: number('seed'),
        ...(given['from'] === undefined ? {} : { from: given['from'] }),
      });
      process.stdout.write(
        `✓ ${summary.shop}：${summary.conversations} 段会话、${summary.messages} 条消息、${summary.orders} 笔订单，${summary.from} 至 ${summary.to} → ${dir}\n` +
          `  ${summary.conversations} conversations, ${summary.messages} messages, ${summary.orders} orders\n`,
      );
    });
}

/** Options out of range are the user's to mend. */
export async function writeSampleOrRefuse(
  dir: string,
  options: SampleOptions,
): ReturnType<typeof writeSample> {
  try {
    return await writeSample(dir, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refused({ zh: `参数超出范围：${error.message}`, en: error.message });
  }
}
