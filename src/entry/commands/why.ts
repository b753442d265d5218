// `kejing why …`: what a figure or an order's owner rests on; wiring only.
import type { Command } from 'commander';
import { addWhyMetric } from './why/metric.ts';
import { addWhyOrder } from './why/order.ts';

/** Adds the command group. */
export function addWhy(program: Command): void {
  const why = program
    .command('why')
    .description('为什么是这个结果 · Why an order or a figure is what it is');
  addWhyOrder(why);
  addWhyMetric(why);
}
