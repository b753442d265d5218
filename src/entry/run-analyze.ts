// One run of `analyze`: analyse in workers, merge what they counted, write the report, say what came out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributionPolicy, Setup } from '../domain/setup.ts';
import type { OptionOverrides } from '../engine/compile-rulebook.ts';
import type { Words } from '../intake/format.ts';
import type { Mapping } from '../intake/mapping.ts';
import type { InputFile } from '../intake/read-files.ts';
import { buildModel } from '../report/build-model.ts';
import { renderHtml } from '../report/html/page.ts';
import type { ReportModel } from '../report/model.ts';
import { createProgress } from '../report/progress.ts';
import { renderTerminal } from '../report/terminal.ts';
import { writeReportWorkbook } from '../report/xlsx/write-workbook.ts';
import { type AnalysedFiles, analyseFiles } from '../work/analyse-files.ts';
import type { PartitionShare } from '../work/analyse-partitions.ts';
import { type Content, compileContent, readContent } from '../work/load-content.ts';
import { openQuarantineFile, type QuarantineFile } from '../work/quarantine-file.ts';
import { startWorkers } from '../work/run-workers.ts';
import { type AiRequest, prepareAnnotators } from './ai-request.ts';
import {
  type AnalyseJob,
  type AnalyseResult,
  analyseShare,
  type ContentSource,
} from './analyse-share.ts';
import { EXIT, type Language, Refused } from './exit.ts';
import { mergeResults, metricFacts, reportInput } from './merge-results.ts';
import { presentNotices } from './present-notices.ts';
import { presentSummary, refusalsOf } from './present-summary.ts';

export interface AnalyzeRequest {
  readonly inputs: readonly InputFile[];
  readonly out: string;
  readonly mappings: readonly Mapping[];
  readonly asOf: number | null;
  readonly now: number;
  readonly policy: AttributionPolicy;
  readonly zoneOffsetMs: number;
  readonly shop: string | null;
  readonly ruleOptions: OptionOverrides;
  readonly rulesFolder: string | null;
  /** Metric definitions beside the shipped ones; null: none. */
  readonly metricsFolder: string | null;
  readonly workers: number;
  /** Exit 3 if a fault of this severity or a graver one was found; null: never. */
  readonly failOn: string | null;
  readonly facts: boolean;
  readonly json: boolean;
  readonly lang: Language;
  /** null: no model is asked, and nothing leaves the machine. */
  readonly ai: AiRequest | null;
}

const WORKER = import.meta.url.endsWith('.ts') ? './analyse-worker.ts' : './analyse-worker.js';
const SEVERITIES = ['info', 'minor', 'major', 'critical'];

/** Does the run and returns the exit code; refuses what a user can mend. */
export async function runAnalyze(request: AnalyzeRequest): Promise<number> {
  const texts = readContent(request.rulesFolder ?? undefined, request.metricsFolder ?? undefined);
  const content = compileContent(texts, request.ruleOptions);
  if (content.problems.length > 0) {
    throw new Refused(
      ...content.problems.map(({ file, words }) => ({
        zh: `${file}：${words.zh}`,
        en: `${file}: ${words.en}`,
      })),
    );
  }
  mkdirSync(request.out, { recursive: true });
  const quarantine = openQuarantineFile(join(request.out, 'quarantine.csv'));
  const analysed = await analyse(request, content, quarantine).finally(quarantine.close);
  const results = analysed.results;
  if (results === null) throw new Refused(...refusalsOf(analysed));
  const merged = mergeResults(results);
  const model = buildModel(reportInput({ analysed, merged, content, quarantine }));
  await writeReport(request, model);
  if (request.facts) {
    const rows = metricFacts(merged, content.metrics, analysed);
    const path = join(request.out, 'facts', 'metrics.json');
    writeFileSync(path, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  }
  say(request, analysed, model, quarantine);
  return exitOf(request, model);
}

async function analyse(
  request: AnalyzeRequest,
  content: Content,
  quarantine: QuarantineFile,
): Promise<AnalysedFiles<AnalyseResult>> {
  const progress = createProgress({ stream: process.stderr, lang: request.lang });
  const unit = { zh: '条消息', en: 'messages' };
  progress.start({ zh: '读取', en: 'Reading' }, null, unit);
  let stage: 'read' | 'ask' | 'analyse' = 'read';
  const enter = (next: typeof stage, words: Words, total: number | null, of: Words): void => {
    if (stage === next) return;
    stage = next;
    progress.finish();
    progress.start(words, total, of);
  };
  const source: ContentSource = { parsed: content.parsed, options: request.ruleOptions };
  // While this thread reads, the others compile the rules.
  const crew =
    request.workers > 1
      ? startWorkers<AnalyseJob, AnalyseResult>(
          new URL(WORKER, import.meta.url),
          source,
          request.workers,
        )
      : null;
  const run = async (
    shares: readonly PartitionShare[],
    setup: Setup,
    onProgress: (messages: number) => void,
  ): Promise<AnalyseResult[]> => {
    const jobs = shares.map((share): AnalyseJob => ({ share, setup }));
    if (crew !== null) return await crew.run(jobs, onProgress);
    return jobs.map((job) => analyseShare(job, onProgress, content));
  };
  const factsFolder = request.facts ? join(request.out, 'facts') : null;
  const asked = (questions: number): void => {
    enter('ask', { zh: 'AI 标注', en: 'AI annotations' }, null, { zh: '次提问', en: 'questions' });
    progress.update(questions);
  };
  const analysed = await analyseFiles<AnalyseResult>({
    ...request,
    factsFolder,
    annotate: prepareAnnotators(request.ai, content.rulebook, factsFolder, asked),
    quarantine: quarantine.put,
    onRead: (messages) => progress.update(messages),
    onAnalysed(done, total) {
      enter('analyse', { zh: '分析', en: 'Analysing' }, total, unit);
      progress.update(done);
    },
    runShares: run,
  }).finally(() => crew?.dismiss());
  progress.finish();
  return analysed;
}

async function writeReport(request: AnalyzeRequest, model: ReportModel): Promise<void> {
  writeFileSync(join(request.out, 'report.html'), renderHtml(model));
  if (!request.facts) return;
  await writeReportWorkbook(
    join(request.out, 'report.xlsx'),
    join(request.out, 'facts'),
    model,
    request.lang,
  );
}

function say(
  request: AnalyzeRequest,
  analysed: AnalysedFiles<AnalyseResult>,
  model: ReportModel,
  quarantine: QuarantineFile,
): void {
  if (request.json) {
    const summary = presentSummary(analysed, model, quarantine, request.out);
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    return;
  }
  const { columns = 100, isTTY = false } = process.stdout;
  const color = isTTY && process.env['NO_COLOR'] === undefined;
  process.stdout.write(renderTerminal(model, { width: columns, color, lang: request.lang }));
  const told = presentNotices(analysed.intake.files, analysed.notices, request.lang);
  if (told !== '') process.stdout.write(`\n${told}`);
  const where = request.lang === 'zh' ? '报告' : 'Report';
  process.stdout.write(`\n${where} → ${join(request.out, 'report.html')}\n`);
}

/** Faults only: what a buyer did or an agent did well fails nobody's run. */
function exitOf(request: AnalyzeRequest, model: ReportModel): number {
  if (request.failOn === null) return EXIT.done;
  const least = SEVERITIES.indexOf(request.failOn);
  const found = model.counted.rules.some(
    ({ rule, hit }) =>
      rule.kind === 'fault' && hit > 0 && SEVERITIES.indexOf(rule.severity) >= least,
  );
  return found ? EXIT.flagged : EXIT.done;
}
