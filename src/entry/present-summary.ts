// The summary of a run as JSON, and the words for a run in which nothing could be used.
import { join } from 'node:path';
import type { Words } from '../intake/format.ts';
import { isoText } from '../lib/zone.ts';
import type { ReportModel } from '../report/model.ts';
import type { AnalysedFiles } from '../work/analyse-files.ts';
import type { QuarantineFile } from '../work/quarantine-file.ts';
import type { AnalyseResult } from './analyse-share.ts';

/** What `--json` prints: counts, figures, agents, rules, files. */
export function presentSummary(
  analysed: AnalysedFiles<AnalyseResult>,
  model: ReportModel,
  quarantine: QuarantineFile,
  out: string,
): object {
  const { intake, setup, asOf, shops, gathered } = analysed;
  const counts = { threads: 0, conversations: 0, messages: 0 };
  for (const result of analysed.results ?? []) {
    counts.threads += result.counts.threads;
    counts.conversations += result.counts.conversations;
    counts.messages += result.counts.messages;
  }
  const { rows, accepted, duplicate, quarantined } = intake;
  return {
    shops,
    asOf: isoText(asOf, setup.zoneOffsetMs),
    policy: setup.policy.id,
    ordersKnown: analysed.ordersKnown,
    ...counts,
    ai: analysed.annotated,
    orderEvents: gathered.orderEvents,
    rows: { read: rows, accepted, duplicate, quarantined },
    quarantine: Object.fromEntries([...quarantine.codes].map(([code, { count }]) => [code, count])),
    files: intake.files.map(({ file, format, encoding, refusal, ...rest }) => ({
      file,
      format: format?.id ?? null,
      encoding,
      rows: rest.rows,
      accepted: rest.accepted,
      duplicate: rest.duplicate,
      quarantined: rest.quarantined,
      refusal: refusal?.words ?? null,
      notices: rest.notices.map(({ code, words, count }) => ({ code, count, ...words })),
    })),
    notices: analysed.notices.map(({ code, words, count }) => ({ code, count, ...words })),
    headlines: model.headlines,
    core: model.core,
    identity: model.identity,
    diagnosis: withoutCases(model.diagnosis),
    agents: model.agents,
    rules: model.counted.rules,
    out: {
      html: join(out, 'report.html'),
      xlsx: join(out, 'report.xlsx'),
      quarantine: join(out, 'quarantine.csv'),
      facts: join(out, 'facts'),
    },
  };
}

/** Transcripts are for the page. */
function withoutCases({ concerns, ...rest }: ReportModel['diagnosis']): object {
  return { ...rest, concerns: concerns.map(({ cases: _, ...concern }) => concern) };
}

/** Why no file could be used, file by file. */
export function refusalsOf({ intake }: Pick<AnalysedFiles<unknown>, 'intake'>): Words[] {
  const words = intake.files.map(({ file, refusal, rows, quarantined, format }): Words => {
    if (refusal !== null) {
      return { zh: `${file}：${refusal.words.zh}`, en: `${file}: ${refusal.words.en}` };
    }
    const [zh, en] = format === null ? ['', ''] : [format.words.zh, format.words.en];
    return {
      zh: `${file}（${zh}）：${rows} 行里没有能分析的聊天或订单，${quarantined} 行被隔离，见 quarantine.csv`,
      en: `${file} (${en}): no chat or order in ${rows} rows, ${quarantined} quarantined, see quarantine.csv`,
    };
  });
  if (words.length > 0) return words;
  return [{ zh: '文件夹里没有文件', en: 'there is no file in the folder' }];
}
