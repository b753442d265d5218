// `kejing attribution …`: tools for attribution policies; wiring only.
import type { Command } from 'commander';
import { comparePoliciesCommand } from './attribution/compare-policies.ts';
import { addReadingOptions } from './rules/stored-data.ts';

/** Adds the command group. */
export function addAttribution(program: Command): void {
  const attribution = program
    .command('attribution')
    .description('订单归属口径 · Attribution policies');
  addReadingOptions(
    attribution
      .command('compare')
      .description(
        '同一份数据用两份口径各算一遍，谁多谁少 · Who gains and loses under another policy',
      )
      .argument('<a>', '口径 id 或 .yaml 文件 · policy id or file')
      .argument('<b>', '同上 · the same')
      .argument('<data...>', '聊天和订单文件或文件夹 · chats and orders'),
  )
    .option('--by <day|month>', '再按日或按月列出，退款和取消记在发生那天 · figures by period')
    .option('--orders <n>', '列出多少笔换人的订单 · orders to show', '20')
    .option('--json', '输出 JSON（全部订单）· print JSON, every order')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(comparePoliciesCommand);
}
