// `kejing metrics …`: the definitions, the same chats under several of them, two computations compared; wiring only.
import type { Command } from 'commander';
import { compareFamilies } from './metrics/compare-families.ts';
import { diffFiguresCommand } from './metrics/diff-figures.ts';
import { listMetrics } from './metrics/list-metrics.ts';
import { addReadingOptions } from './rules/stored-data.ts';

/** Adds the command group. */
export function addMetrics(program: Command): void {
  const metrics = program.command('metrics').description('指标和口径 · Metrics and definitions');
  metrics
    .command('list')
    .description('全部口径，一行一个 · All definitions')
    .option('--family <name>', '只看一家：common / tmall / jd / douyin / pdd · one family')
    .option('--metrics <dir>', '再加上自己的口径文件夹 · a folder of definitions of your own')
    .option('--json', '输出 JSON（全部内容）· print JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(listMetrics);
  addReadingOptions(
    metrics
      .command('compare')
      .description(
        '同一批聊天按各平台口径并排算，差在哪几轮、哪几位买家 · The same chats by each family',
      )
      .argument('<data...>', '聊天和订单文件或文件夹 · chats and orders'),
  )
    .option('--families <list>', '哪几家，逗号隔开 · families', 'tmall,jd,douyin,pdd,common')
    .option(
      '--metric <name>',
      '主题（见说明），或逗号隔开的指标 id · topic, or metric ids',
      'reply-rate',
    )
    .option('--agent <id>', '只看这位客服（写全 id）· only this agent')
    .option('--day <date>', '只看这一天 · only this business day')
    .option('--metrics <dir>', '再加上自己的口径文件夹 · a folder of definitions of your own')
    .option('--policy <id>', '归属口径：id 或 .yaml 文件 · attribution policy', 'common-tool')
    .option('--limit <n>', '每两家最多列出多少条 · differences to show of each pair', '3')
    .option('--json', '输出 JSON（全部差异）· print JSON, every difference')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(compareFamilies);
  metrics
    .command('diff')
    .description('两次算出来的数差在哪、为什么 · What changed between two computations, and why')
    .argument('<old>', '旧的 facts/metrics.json')
    .argument('<new>', '新的 facts/metrics.json')
    .option('--metric <id>', '只看这个指标 · only this metric')
    .option('--limit <n>', '最多列出多少条 · changes to show', '30')
    .option('--json', '输出 JSON（全部）· print JSON, every change')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(diffFiguresCommand);
}
