// Why a rule said what it said, for a reader: the verdict, the conversation with its evidence, every condition.
import type { Evidence, Truth, Verdict } from '../../../domain/analysis.ts';
import type { TraceNode } from '../../../engine/explain.ts';
import { optionText } from '../../../engine/option-value.ts';
import { isoText } from '../../../lib/zone.ts';
import { clockText } from '../../../report/wall-clock.ts';
import { sayNote } from '../../../report/words/evidence.ts';
import { NA_REASONS } from '../../../report/words/na-reasons.ts';
import { say } from '../../../report/words/say.ts';
import type { ExplainedConversation } from '../../../work/explain-conversation.ts';
import type { Language } from '../../exit.ts';
import { markText, presentTalk, shortName } from './present-transcript.ts';

const MARKS = { hit: '●', miss: '○', na: '–' } as const;
const RESULTS = {
  zh: { hit: '命中', miss: '不算', na: '不适用' },
  en: { hit: 'hit', miss: 'miss', na: 'n/a' },
} as const;
const ROLES = {
  zh: { trigger: '起因', wrong: '问题', good: '亮点', context: '参考', absent: '没找到' },
  en: { trigger: 'trigger', wrong: 'wrong', good: 'good', context: 'context', absent: 'absent' },
} as const;

const SETTING_MAX = 40;

/** Plain text. */
export function presentExplanation(explained: ExplainedConversation, lang: Language): string {
  const { compiled, conversation, scene, explanations } = explained;
  const { rule, options } = compiled;
  const text: string[] = [];
  for (const { verdict, trace } of explanations) {
    const told = teller(explained, lang);
    const order =
      verdict.orderId === null ? '' : ` · ${lang === 'zh' ? '订单' : 'order'} ${verdict.orderId}`;
    const agent = verdict.agent === null ? '' : ` · ${shortName(verdict.agent)}`;
    const set = [...options].map(([name, value]) => `${name}=${optionText(value)}`).join(' ');
    text.push(
      `${MARKS[verdict.result]} ${rule.name[lang]} ${rule.id}@${rule.version} → ${told.result(verdict.result, verdict.reason)}`,
      `  ${conversation.id}${order}${agent}${set === '' ? '' : ` · ${set}`}`,
      ...verdict.evidence.map((item) => `    ${told.evidence(item)}`),
      '',
      lang === 'zh' ? '会话' : 'Conversation',
      ...presentTalk(
        { ...scene, conversation, zoneOffsetMs: scene.setup.zoneOffsetMs },
        verdict.evidence,
        lang,
      ),
      '',
      lang === 'zh' ? '逐个条件' : 'Condition by condition',
    );
    if (trace.length === 0) {
      text.push(lang === 'zh' ? '  没有问到条件' : '  no condition was asked');
    }
    for (const node of trace) pushNode(text, node, 1, told);
    text.push('');
  }
  return `${text.join('\n')}\n`;
}

interface Teller {
  result(truth: Truth, reason: string | null): string;
  evidence(item: Evidence): string;
  /** What a condition found, a line for each message. */
  matches(evidence: readonly Evidence[]): readonly string[];
}

function teller({ conversation, scene }: ExplainedConversation, lang: Language): Teller {
  const lines = new Map(conversation.lines.map((line) => [line.message.id, line]));
  const time = (at: number | null | undefined): string =>
    at == null ? '…' : clockText(at, scene.setup.zoneOffsetMs);
  return {
    result(truth, reason) {
      const why = reason === null ? '' : `（${say(NA_REASONS, reason)[lang]}）`;
      return `${RESULTS[lang][truth]}${why}`;
    },
    evidence(item) {
      const note = item.note === undefined ? '' : ` · ${sayNote(item.note)[lang]}`;
      const role = ROLES[lang][item.role];
      const line = item.messageId === null ? undefined : lines.get(item.messageId);
      const span =
        item.from === undefined && item.to === undefined
          ? ''
          : ` ${time(item.from)}–${time(item.to)}`;
      if (line === undefined) return `${role}${span}${note}`;
      return `${role} #${line.index + 1} ${markText(line.message.text, [item])}${span}${note}`;
    },
    matches(evidence) {
      const found = new Map<string, Evidence[]>();
      for (const item of evidence) {
        // A condition does not judge what it finds: right or wrong is the rule's word.
        const role = ['wrong', 'good', 'context'].includes(item.role) ? 'found' : item.role;
        const key = `${role} ${item.note ?? ''} ${item.messageId ?? `${item.from}-${item.to}`}`;
        const list = found.get(key);
        if (list) list.push(item);
        else found.set(key, [item]);
      }
      return [...found.values()].map((items) => {
        const first = items[0]!;
        const line = lines.get(first.messageId ?? '');
        if (line === undefined || !['wrong', 'good', 'context'].includes(first.role)) {
          return this.evidence(first);
        }
        const note = first.note === undefined ? '' : ` · ${sayNote(first.note)[lang]}`;
        const label = lang === 'zh' ? '找到' : 'found';
        return `${label} #${line.index + 1} ${markText(line.message.text, items)}${note}`;
      });
    },
  };
}

function pushNode(text: string[], node: TraceNode, depth: number, told: Teller): void {
  const settings = Object.entries(node.settings)
    .flatMap(([key, value]) => {
      const text = settingText(value);
      return text === null ? [] : ` ${key}=${text}`;
    })
    .join('');
  const indent = '  '.repeat(depth);
  text.push(
    `${indent}${MARKS[node.value]} ${node.operator}${settings} → ${told.result(node.value, node.reason)}`,
  );
  if (node.children.length === 0) {
    for (const line of told.matches(node.evidence)) text.push(`${indent}    ${line}`);
  }
  for (const child of node.children) pushNode(text, child, depth + 1, told);
}

/** Conditions inside follow on lines of their own: their source is not said twice. Lists of words are cut. */
function settingText(value: string): string | null {
  if (!/^[[{]/.test(value)) return value;
  const list: unknown = value.startsWith('[') ? JSON.parse(value) : null;
  if (!Array.isArray(list) || list.some((item) => typeof item !== 'string')) return null;
  const text = list.join(',');
  return text.length > SETTING_MAX ? `${text.slice(0, SETTING_MAX)}…` : text;
}

/** The same as data: every evidence with the text it matched. */
export function explanationData(explained: ExplainedConversation): object {
  const { compiled, conversation, scene, explanations } = explained;
  const { rule, options, optionsHash } = compiled;
  const texts = new Map(conversation.lines.map(({ message }) => [message.id, message.text]));
  const time = (at: number | null): string | null =>
    at === null ? null : isoText(at, scene.setup.zoneOffsetMs);
  const cited = ({ start, end, messageId, from, to, ...rest }: Evidence): object => ({
    messageId,
    ...rest,
    ...(start === undefined ? {} : { start, end }),
    ...(start === undefined || messageId === null
      ? {}
      : { matched: texts.get(messageId)?.slice(start, end) }),
    ...(from === undefined ? {} : { from: time(from) }),
    ...(to === undefined ? {} : { to: time(to) }),
  });
  const node = (one: TraceNode): object => ({
    ...one,
    evidence: one.evidence.map(cited),
    children: one.children.map(node),
  });
  const verdict = ({ evidence, at, ...rest }: Verdict): object => ({
    ...rest,
    at: time(at),
    evidence: evidence.map(cited),
  });
  return {
    rule: rule.id,
    version: rule.version,
    name: rule.name,
    options: Object.fromEntries([...options].map(([name, value]) => [name, optionText(value)])),
    optionsHash,
    shop: scene.shop,
    buyer: scene.buyer,
    asOf: time(scene.clock.asOf),
    conversation: conversation.id,
    messages: conversation.lines.map(({ message, auto, revoked }) => ({
      id: message.id,
      at: time(message.at),
      by: message.by,
      agent: message.agent,
      kind: message.kind,
      text: message.text,
      auto,
      revoked,
    })),
    explanations: explanations.map((one) => ({
      verdict: verdict(one.verdict),
      trace: one.trace.map(node),
    })),
  };
}
