// `kejing judge EVENTS.json`: judges one thread and prints every verdict with its condition trace.
import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import {
  type ParsedEvents,
  parseEventDocument,
} from '../../intake/thread-events/parse-event-document.ts';
import { parseTime } from '../../intake/values.ts';
import { decidedAfter, setupOfEvents } from '../../work/event-thread.ts';
import { judgeThread } from '../../work/judge-thread.ts';
import { compileContent, readContent } from '../../work/load-content.ts';
import { choosePolicy } from '../choose-policy.ts';
import { EXIT, type Language, notThere, parseLanguage, Refused } from '../exit.ts';
import { presentJudgement } from '../present-judgement.ts';
import { collectOption, parseRuleOptions } from '../rule-options.ts';

interface JudgeOptions {
  readonly asOf?: string;
  readonly rule: readonly string[];
  readonly option: readonly string[];
  readonly rules?: string;
  readonly policy: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** Adds the command. */
export function addJudge(program: Command): void {
  program
    .command('judge')
    .description('用规则判一段往来（JSON 事件） · Judges one thread given as events')
    .argument(
      '<events>',
      'JSON 文件，- 表示标准输入 · file, - for standard input; see docs/reference/events.md',
    )
    .option('--as-of <instant>', '站在哪个时刻判 · as things stood then')
    .option(
      '--rule <id>',
      '只看这条规则，可多次 · only this rule, may be repeated',
      collectOption,
      [],
    )
    .option(
      '--option <k=v>',
      '规则选项，如 slow-first-reply.limit=30s · rule option',
      collectOption,
      [],
    )
    .option('--rules <dir>', '用自己的规则文件夹 · a folder of rules instead of the shipped ones')
    .option('--policy <id>', '归属口径 · attribution policy', 'common-tool')
    .option('--json', '输出 JSON · print JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action((file: string, options: JudgeOptions) => runJudge(file, options));
}

function runJudge(file: string, options: JudgeOptions): void {
  const lang: Language = parseLanguage(options.lang);
  const parsed = readEvents(file);
  const only = options.rule.length === 1 ? options.rule[0]! : null;
  const content = compileContent(
    readContent(options.rules),
    parseRuleOptions(options.option, only),
  );
  if (content.problems.length > 0) {
    throw new Refused(
      ...content.problems.map(({ file: where, words }) => ({
        zh: `${where}：${words.zh}`,
        en: `${where}: ${words.en}`,
      })),
    );
  }
  const known = new Set(content.rulebook.rules.map(({ rule }) => rule.id));
  for (const id of options.rule) {
    if (!known.has(id)) {
      throw new Refused({
        zh: `没有规则“${id}”；kejing rules list 列出全部规则`,
        en: `there is no rule “${id}”; kejing rules list names them all`,
      });
    }
  }
  const setup = setupOfEvents(parsed, choosePolicy(options.policy));
  const asOf = instantOf(options.asOf, parsed);
  const judged = judgeThread(
    parsed.thread,
    { setup, rulebook: content.rulebook },
    asOf,
    new Set(options.rule),
    content.scorecards,
  );
  const text = options.json
    ? `${JSON.stringify(judged, null, 2)}\n`
    : presentJudgement(judged, lang);
  process.stdout.write(text);
  process.exitCode = EXIT.done;
}

function readEvents(file: string): ParsedEvents {
  if (file !== '-' && !existsSync(file)) throw notThere(file);
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refused({
      zh: `${file} 读不成 JSON：${why}；格式见 docs/reference/events.md`,
      en: `${file} cannot be read as JSON: ${why}; see docs/reference/events.md`,
    });
  }
  const { parsed, problems } = parseEventDocument(data);
  if (parsed === null)
    throw new Refused(
      ...problems.map(({ path, words }) => ({
        zh: `${path}：${words.zh}`,
        en: `${path}: ${words.en}`,
      })),
    );
  return parsed;
}

function instantOf(given: string | undefined, parsed: ParsedEvents): number {
  if (given !== undefined) {
    const at = parseTime(given, parsed.zoneOffsetMs);
    if (at !== null) return at;
    throw new Refused({
      zh: `看不懂时刻“${given}”，请写成 2026-06-01T10:00:00+08:00`,
      en: `“${given}” is not an instant; write 2026-06-01T10:00:00+08:00`,
    });
  }
  return parsed.asOf ?? decidedAfter(parsed.thread);
}
