// `--on DATA…` of the rule tools: stored conversations, wherever they come from, one thread after another.
import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { AttributionPolicy } from '../../../domain/setup.ts';
import { parseTime } from '../../../intake/values.ts';
import { createProgress } from '../../../report/progress.ts';
import { type StoredThread, type Visited, visitThreads } from '../../../work/visit-threads.ts';
import { choosePolicy } from '../../choose-policy.ts';
import { type Language, notThere, Refused } from '../../exit.ts';
import { refusalsOf } from '../../present-summary.ts';
import { readMappings } from '../../read-mappings.ts';
import { collectOption } from '../../rule-options.ts';
import { SHOP_ZONE_MS } from '../analyze.ts';

export interface ReadingOptions {
  readonly asOf?: string;
  readonly mapping: readonly string[];
}

export interface DataOptions extends ReadingOptions {
  readonly on: readonly string[];
  readonly policy: string;
}

/** The options every tool on stored conversations has. */
export function addDataOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--on <data...>',
        '聊天和订单文件或文件夹、JSON 事件、.chat 文件 · stored conversations',
      ).makeOptionMandatory(),
    )
    .option('--as-of <instant>', '站在哪个时刻看 · as things stood then')
    .option('--policy <id>', '订单归属口径 · attribution policy', 'common-tool')
    .option('--mapping <file>', '列对应表，见 kejing map · column mapping', collectOption, []);
}

/** How data named by position is read; the policy is the command's own matter. */
export function addReadingOptions(command: Command): Command {
  return command
    .option('--as-of <instant>', '站在哪个时刻看 · as things stood then')
    .option('--mapping <file>', '列对应表，见 kejing map · column mapping', collectOption, []);
}

/** Visits every thread; refuses where there is none to visit, or a document cannot be read. */
export async function visitStored(
  options: DataOptions,
  lang: Language,
  visit: (stored: StoredThread) => boolean | undefined,
  policy: AttributionPolicy = choosePolicy(options.policy),
): Promise<Visited> {
  for (const path of options.on) {
    if (existsSync(path)) continue;
    throw notThere(path);
  }
  const progress = createProgress({ stream: process.stderr, lang });
  const unit = { zh: '条消息', en: 'messages' };
  let stage = 0;
  const enter = (next: number, zh: string, en: string, total: number | null): void => {
    if (stage === next) return;
    if (stage > 0) progress.finish();
    stage = next;
    progress.start({ zh, en }, total, unit);
  };
  const asOf = instantOf(options.asOf);
  const visited = await visitThreads(
    {
      paths: options.on,
      policy,
      zoneOffsetMs: SHOP_ZONE_MS,
      mappings: readMappings(options.mapping),
      asOf,
      now: Math.max(Date.now(), asOf ?? 0),
      onRead(messages) {
        enter(1, '读取', 'Reading', null);
        progress.update(messages);
      },
      onVisited(messages, total) {
        enter(2, '判定', 'Judging', total);
        progress.update(messages);
      },
    },
    visit,
  );
  if (stage > 0) progress.finish();
  if (visited.problems.length > 0) throw new Refused(...visited.problems);
  if (visited.threads === 0) {
    const words = visited.files === null ? [] : refusalsOf(visited.files);
    throw new Refused(
      ...(words.length > 0
        ? words
        : [{ zh: '里面没有会话', en: 'there is no conversation in it' }]),
    );
  }
  return visited;
}

function instantOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = parseTime(text, SHOP_ZONE_MS);
  if (at !== null) return at;
  throw new Refused({
    zh: `看不懂 --as-of “${text}”，请写成 2026-06-01 或 2026-06-01T10:00:00+08:00`,
    en: `--as-of “${text}” is not an instant; write 2026-06-01 or 2026-06-01T10:00:00+08:00`,
  });
}
