// The summary a terminal shows after `analyze`: what happened, who stands where, what to do first.
import type { Words } from '../intake/format.ts';
import type { FairVerdict } from '../scoring/fairness/fair-comparison.ts';
import { type Column, columnTable, cutToWidth } from './column-table.ts';
import type { AgentModel, ReportModel, Shown, WorkModel } from './model.ts';
import { presentCount, presentFen, presentPercent } from './present-number.ts';
import { CONFIDENCES } from './words/concerns.ts';
import { presentPoints, VERDICT_WORDS } from './words/fairness.ts';
import { LINKS } from './words/links.ts';

export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** ANSI colours. */
  readonly color: boolean;
  readonly lang: 'zh' | 'en';
}

const AGENTS_MAX = 15;
const WEAK_MAX = 8;
const CONCERNS_MAX = 5;
const ESC = '\u001b[';

type Paint = (text: string) => string;

interface Pen {
  readonly say: (words: Words) => string;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly accent: Paint;
  readonly warn: Paint;
  readonly width: number;
}

function penOf({ color, lang, width }: TerminalOptions): Pen {
  const paint =
    (code: string): Paint =>
    (text) =>
      color ? `${ESC}${code}m${text}${ESC}0m` : text;
  return {
    say: (words) => safe(words[lang]),
    bold: paint('1'),
    dim: paint('2'),
    accent: paint('36'),
    warn: paint('33'),
    width,
  };
}

/** Control characters of outside text must not reach a terminal. */
function safe(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}

function figure(pen: Pen, shown: Shown): string {
  const mark = shown.state === 'provisional' ? '*' : '';
  return pen.say(shown.text) + mark;
}

/** Ends with a line break. No line is wider than `width`, except one word that is. */
export function renderTerminal(model: ReportModel, options: TerminalOptions): string {
  const pen = penOf(options);
  const blocks = [
    titleBlock(model, pen),
    model.headlines.flatMap((line) => wrap(`· ${pen.say(line)}`, pen.width)),
    coreBlock(model, pen),
    diagnosisBlock(model, pen),
    agentBlock(model, pen),
    fairBlock(model, pen).flatMap((line) => wrap(line, pen.width)),
    weaknessBlock(model, pen),
    workBlock(model, pen),
    dataBlock(model, pen),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Breaks after any Chinese character or at a space. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (true) {
    const cut = cutToWidth(rest, width);
    if (cut === rest) return [...lines, rest];
    let length = cut.length - 1;
    const space = rest.lastIndexOf(' ', length);
    const latin = /[\w¥%.,]/.test(rest[length] ?? '') && /[\w¥%.,]/.test(rest[length - 1] ?? '');
    if (latin && space > length / 2) length = space;
    lines.push(rest.slice(0, length).trimEnd());
    rest = `  ${rest.slice(length).trimStart()}`;
  }
}

function titleBlock({ shop, period, asOf }: ReportModel, pen: Pen): string[] {
  const days = period === null ? '' : `${period.from} – ${period.to}  `;
  const until = pen.say({ zh: `统计截止 ${asOf}`, en: `as of ${asOf}` });
  return [pen.bold(safe(shop)), pen.dim(`${days}${until}`)];
}

function coreBlock({ core }: ReportModel, pen: Pen): string[] {
  if (core.length === 0) return [];
  const columns = core.map(({ name }): Column => ({ title: pen.say(name), right: true }));
  const lines = columnTable(columns, [core.map((item) => figure(pen, item.figure))], pen.width);
  const ends = core.flatMap(({ name, figure: { expected } }) => {
    if (expected === undefined) return [];
    const { text, basis } = expected;
    const line = pen.say({
      zh: `* ${name.zh} ${text.zh}；${basis.zh}`,
      en: `* ${name.en} ${text.en}; ${basis.en}`,
    });
    return wrap(line, pen.width).map(pen.dim);
  });
  return [pen.dim(lines[0] ?? ''), pen.bold(lines[1] ?? ''), ...ends];
}

/** The concerns, heaviest first; the page has the rest and the conversations. */
function diagnosisBlock({ diagnosis }: ReportModel, pen: Pen): string[] {
  const { concerns, more, missing } = diagnosis;
  if (missing !== null || concerns.length === 0) return [];
  const title = pen.accent(pen.say({ zh: '诊断：需要关注的', en: 'What needs attention' }));
  const lines = concerns.slice(0, CONCERNS_MAX).flatMap((concern, i) => {
    const sure = pen.say(CONFIDENCES[concern.confidence]);
    return wrap(`${i + 1}. [${sure}] ${pen.say(concern.sentence)}`, pen.width);
  });
  const rest = concerns.length + more - Math.min(CONCERNS_MAX, concerns.length);
  const tail = { zh: `另有 ${rest} 处，见报告`, en: `${rest} more in the report` };
  return [title, ...lines, ...(rest > 0 ? [pen.dim(pen.say(tail))] : [])];
}

function agentBlock({ agents }: ReportModel, pen: Pen): string[] {
  if (agents.length === 0) return [];
  const title = (zh: string, en: string, right = true): Column => ({
    title: pen.say({ zh, en }),
    right,
  });
  const columns = [
    title('#', '#'),
    title('客服', 'Agent', false),
    title('销售额', 'Sales'),
    title('询单', 'Inq.'),
    title('转化率', 'Conv.'),
    title('客单价', 'Value'),
    title('首响', 'First'),
    title('态度', 'Att.'),
    title('业务', 'Skill'),
    title('短板', 'Weak link', false),
  ];
  const score = (value: number | null): string => (value === null ? '–' : value.toFixed(0));
  const rows = agents
    .slice(0, AGENTS_MAX)
    .map((agent, i) => [
      String(i + 1),
      safe(agent.name),
      figure(pen, agent.identity.sales),
      figure(pen, agent.identity.inquiries),
      figure(pen, agent.identity.conversion),
      figure(pen, agent.identity.orderValue),
      figure(pen, agent.firstResponse),
      score(agent.attitude),
      score(agent.skill),
      weakLink(agent, pen),
    ]);
  const [head = '', ...lines] = columnTable(columns, rows, pen.width);
  const rest = agents.length - rows.length;
  const more = rest > 0 ? [pen.dim(pen.say({ zh: `另有 ${rest} 位`, en: `${rest} more` }))] : [];
  return [pen.accent(head), ...lines, ...more];
}

/** One line: who does better and worse with the same buyers, and of how many it cannot be said. */
function fairBlock({ fair }: ReportModel, pen: Pen): string[] {
  if (fair === null) return [];
  const list = (verdict: FairVerdict): string =>
    fair.rows
      .filter((row) => row.verdict === verdict)
      .map(({ name, value }) => `${safe(name)} ${presentPoints(value)}`)
      .join(pen.say({ zh: '、', en: ', ' }));
  const said = (['better', 'worse'] as const)
    .filter((verdict) => list(verdict) !== '')
    .map((verdict) => `${pen.say(VERDICT_WORDS[verdict])}: ${list(verdict)}`);
  const open = fair.rows.filter(({ verdict }) => verdict === 'unsure').length;
  if (open > 0) said.push(pen.say({ zh: `${open} 位说不准`, en: `${open} cannot be told` }));
  const title = pen.say({
    zh: '公平对比（同样的买家，转化差几个点）',
    en: 'Fair comparison (points of conversion with the same buyers)',
  });
  return [`${title} ${said.join(pen.say({ zh: '；', en: '; ' }))}`];
}

function weakLink({ weakLink: link, weakFen, diagnosis, gap }: AgentModel, pen: Pen): string {
  if (link === null || weakFen === null) return gap === null ? pen.say(diagnosis) : '';
  return `${pen.say(LINKS[link])} ${presentFen(Math.round(weakFen / 100) * 100)}`;
}

function weaknessBlock({ weaknesses }: ReportModel, pen: Pen): string[] {
  if (weaknesses.length === 0) return [];
  const columns: Column[] = [
    { title: pen.say({ zh: '问题', en: 'Weakness' }) },
    { title: pen.say({ zh: '次数', en: 'Hits' }), right: true },
    { title: pen.say({ zh: '占可判断', en: 'Of judged' }), right: true },
    { title: pen.say({ zh: '最多的是', en: 'Most often' }) },
  ];
  const rows = weaknesses
    .slice(0, WEAK_MAX)
    .map(({ rule, hit, judged, mostBy }) => [
      pen.say(rule.name),
      presentCount(hit),
      judged === 0 ? '–' : presentPercent(hit / judged),
      mostBy.map(({ name }) => safe(name)).join(pen.say({ zh: '、', en: ', ' })),
    ]);
  const [head = '', ...lines] = columnTable(columns, rows, pen.width);
  return [pen.accent(head), ...lines];
}

function workBlock({ work }: ReportModel, pen: Pen): string[] {
  const { unpaid, lost, closed } = work;
  if (unpaid.count + lost.count + closed.count === 0) return [];
  const row = (zh: string, en: string, list: WorkModel): string[] => [
    pen.say({ zh, en }),
    presentCount(list.count),
    list.valued > 0 ? presentFen(list.valueFen) : '',
  ];
  const columns: Column[] = [
    { title: pen.say({ zh: '今天该联系', en: 'To contact today' }) },
    { title: pen.say({ zh: '数量', en: 'Count' }), right: true },
    { title: pen.say({ zh: '金额', en: 'Worth' }), right: true },
  ];
  const rows = [
    row('还没付款的订单', 'Unpaid orders', unpaid),
    row('询单后没下单', 'Asked, did not order', lost),
    row('没付款就关闭', 'Closed unpaid', closed),
  ];
  const [head = '', ...lines] = columnTable(columns, rows, pen.width);
  return [pen.accent(head), ...lines];
}

function dataBlock({ counted, agents }: ReportModel, pen: Pen): string[] {
  let rows = 0;
  let accepted = 0;
  let duplicate = 0;
  let quarantined = 0;
  for (const file of counted.files) {
    rows += file.rows;
    accepted += file.accepted;
    duplicate += file.duplicate;
    quarantined += file.quarantined;
  }
  const n = presentCount;
  const read = pen.say({
    zh: `读入 ${n(rows)} 行 = 采用 ${n(accepted)} + 重复 ${n(duplicate)} + 有问题 ${n(quarantined)}`,
    en: `Read ${n(rows)} rows = ${n(accepted)} accepted + ${n(duplicate)} duplicate + ${n(quarantined)} quarantined`,
  });
  const size = pen.say({
    zh: `${n(counted.threads)} 位买家 · ${n(counted.conversations)} 次会话 · ${n(counted.messages)} 条消息`,
    en: `${n(counted.threads)} buyers · ${n(counted.conversations)} conversations · ${n(counted.messages)} messages`,
  });
  const open = agents.some((agent) => agent.identity.sales.state === 'provisional');
  const star = pen.say({ zh: '* 窗口未结束，还会变', en: '* may still change' });
  return [
    pen.dim(read),
    pen.dim(size),
    ...(quarantined > 0
      ? [pen.warn(pen.say({ zh: '有问题的行见 quarantine.csv', en: 'See quarantine.csv' }))]
      : []),
    ...(open ? [pen.dim(star)] : []),
  ];
}
