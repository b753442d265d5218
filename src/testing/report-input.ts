// The report's input for a made-up month: collected, measured and rolled up by the real parts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMetrics } from '../measures/compile-metrics.ts';
import { newForecaster } from '../measures/expect-final.ts';
import { newInquiryFates, tallyFates } from '../measures/inquiry-fates.ts';
import { parseDefinitions } from '../measures/parse-definitions.ts';
import { rollUp } from '../measures/roll-up.ts';
import { newTally, tally } from '../measures/tally.ts';
import { collect } from '../report/collect.ts';
import { newCollection } from '../report/collection.ts';
import type { ReportInput } from '../report/model-input.ts';
import { buildReportMonth, MONTH_AS_OF } from './report-month.ts';
import { REPORT_RULES } from './report-rules.ts';

const FOLDER = join(import.meta.dirname, '../../definitions/metrics');

function shippedDefinitions(): ReportInput['definitions'] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));
  const { definitions, problems } = parseDefinitions(files);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return definitions;
}

/** A whole input of `conversations` buyers; equal seeds give equal inputs. */
export function buildReportInput(seed = 1, conversations = 1500): ReportInput {
  const month = buildReportMonth(seed, conversations);
  const definitions = shippedDefinitions();
  const metrics = compileMetrics(definitions);
  const collection = newCollection(REPORT_RULES);
  const sums = newTally(metrics);
  const fates = newInquiryFates();
  for (const analysis of month.analyses) {
    collect(collection, analysis, month.setup, true);
    tally(sums, analysis, month.setup, metrics);
    tallyFates(fates, analysis, month.setup);
  }
  const agents = [...month.setup.agents.keys()];
  return {
    shop: '云栖家居旗舰店',
    asOf: MONTH_AS_OF,
    program: '0.1.0',
    setup: month.setup,
    rules: REPORT_RULES,
    collection,
    definitions,
    shopRows: rollUp(sums, metrics, { scope: 'shop', over: 'period' }),
    agentRows: rollUp(sums, metrics, { scope: 'agent', over: 'period' }),
    dayRows: rollUp(sums, metrics, { scope: 'shop', over: 'day' }),
    forecaster: newForecaster(fates, month.setup, MONTH_AS_OF),
    scores: agents.flatMap((agent, i) =>
      (['attitude', 'skill', 'compliance', 'process', 'total'] as const).map((dimension, j) => ({
        agent,
        dimension,
        score: 62 + ((i * 17 + j * 29) % 36),
        conversations: 100,
      })),
    ),
    files: [
      {
        file: '聊天记录-六月.csv',
        format: { zh: '通用聊天表', en: 'Generic chats' },
        encoding: 'GB18030',
        rows: 40_210,
        accepted: 40_180,
        duplicate: 12,
        quarantined: 18,
      },
    ],
    notices: [
      {
        file: '聊天记录-六月.csv',
        words: { zh: '没有自动回复一列，按话术识别', en: 'Automatic lines recognised by words' },
        count: 0,
      },
    ],
    quarantine: [
      { code: 'bad-time', words: { zh: '时间读不懂', en: 'The time cannot be read' }, count: 18 },
    ],
  };
}
