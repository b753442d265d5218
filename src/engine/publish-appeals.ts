// Upheld appeals as examples: each must say which appeal it was, and the rule must pass it (M11).
import { parseChat } from './examples/parse-chat.ts';
import { runExamples } from './examples/run-examples.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import type { WordPack } from './text/word-pack.ts';

/** Problems of the cases in `appeals/<id>.chat`; none where all pass or none was upheld. */
export function checkAppeals(rule: Rule, text: string, packs: readonly WordPack[]): Problem[] {
  const file = `appeals/${rule.id}.chat`;
  const { cases } = parseChat(text, file);
  const byLine = new Map(cases.map((one) => [one.line, one.appeal]));
  const { results, problems } = runExamples(rule, text, packs);
  const found = problems.map((problem) =>
    problem.file === `${rule.id}.chat` ? { ...problem, file } : problem,
  );
  for (const { line, title, appeal } of cases) {
    if (appeal !== null) continue;
    found.push({
      file,
      line,
      path: title,
      code: 'appeal-unnamed',
      words: {
        zh: `“${title}”没写是哪次申诉，标题下加一行“@ appeal 申诉号 2026-06-03”`,
        en: `"${title}" does not say which appeal it was; add "@ appeal ID 2026-06-03" below the title`,
      },
    });
  }
  for (const { ok, line, title, difference } of results) {
    if (ok) continue;
    const appeal = byLine.get(line) ?? null;
    const name = appeal === null ? title : `${appeal.id}（${appeal.day}）${title}`;
    found.push({
      file,
      line,
      path: title,
      code: 'appeal-fails',
      words: {
        zh: `申诉成立的 ${name} 还是判错：${difference}。改到通过才能发布`,
        en: `the upheld appeal ${appeal?.id ?? ''} "${title}" is still judged wrongly: ${difference}`,
      },
    });
  }
  return found;
}
