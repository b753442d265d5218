// What was counted, what was left out and why (M6): files, conversations, orders, rules, definitions, settings.
import type { OrderOwnership } from '../../domain/analysis.ts';
import type { Setup } from '../../domain/setup.ts';
import type { Words } from '../../intake/format.ts';
import { FAMILIES, type MetricDefinition } from '../../measures/definition.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import type { CountedModel, RuleCount, ShareModel } from '../model.ts';
import type { ReportInput } from '../model-input.ts';
import { presentMs, same } from '../present-number.ts';
import { LEFT_OUT, OWNERSHIP, PHASES } from '../words/left-out.ts';
import { TRACE } from '../words/trace.ts';
import type { FigureBook } from './figures.ts';
import { tallied } from './weaknesses.ts';

const KINDS: readonly OrderOwnership[] = ['attributed', 'silent', 'unclear', 'left-out'];

/** All orders by whose they are; agents + silent + unclear + left out = shop, to the fen (P3). */
export function buildShares(input: ReportInput): ShareModel[] {
  const { ownership } = input.collection;
  let total = 0;
  for (const tally of ownership.values()) total += tally.salesFen;
  return KINDS.flatMap((kind) => {
    const tally = ownership.get(kind);
    if (tally === undefined) return [];
    const share = total === 0 ? 0 : tally.salesFen / total;
    return [{ kind, ...OWNERSHIP[kind], orders: tally.orders, salesFen: tally.salesFen, share }];
  });
}

export function buildCounted(
  input: ReportInput,
  book: FigureBook,
  shopRows: readonly MetricRow[],
  rules: readonly RuleCount[],
): CountedModel {
  const { collection } = input;
  return {
    files: input.files.map((file) => ({ ...file, file: baseName(file.file) })),
    notices: input.notices.map((notice) => ({ ...notice, file: baseName(notice.file) })),
    quarantine: input.quarantine,
    threads: collection.threads,
    threadsWithoutOrders: collection.threadsWithoutOrders,
    conversations: collection.conversations,
    untimedConversations: collection.untimedConversations,
    messages: collection.messages,
    messagesLeftOut: collection.messagesLeftOut,
    leftOut: tallied(collection.leftOut, LEFT_OUT),
    phases: tallied(collection.phases, PHASES),
    ownership: KINDS.flatMap((kind) => {
      const tally = collection.ownership.get(kind);
      if (tally === undefined) return [];
      const { orders, salesFen, provisional } = tally;
      const because = tallied(tally.because, TRACE);
      return [{ kind: OWNERSHIP[kind].name, orders, salesFen, provisional, because }];
    }),
    rules,
    metrics: newest(input.definitions).map(({ id, version, name, sentence, source, family }) => {
      const shop = book.show(shopRows, id);
      return { id, version, name, sentence, source, family, shop };
    }),
    settings: settingsOf(input.setup),
  };
}

/** Where several versions of a definition are in force in the period, the newest; common ones first. */
function newest(definitions: readonly MetricDefinition[]): MetricDefinition[] {
  const byId = new Map<string, MetricDefinition>();
  for (const definition of definitions) {
    const known = byId.get(definition.id);
    if (known === undefined || known.version < definition.version) {
      byId.set(definition.id, definition);
    }
  }
  const place = (definition: MetricDefinition): number => FAMILIES.indexOf(definition.family);
  return [...byId.values()].sort((a, b) => place(a) - place(b));
}

/** The folders on somebody's machine are nobody else's business. */
function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function clockOf(minute: number): string {
  const hour = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hour}:${String(minute % 60).padStart(2, '0')}`;
}

function hoursOf({ serviceHours: { fromMinute, toMinute } }: Setup): Words {
  if (fromMinute === toMinute) return { zh: '全天', en: 'round the clock' };
  return same(`${clockOf(fromMinute)}–${clockOf(toMinute)}`);
}

function spanOf(ms: number | null): Words {
  return ms === null ? { zh: '不限', en: 'no limit' } : presentMs(ms);
}

const yesNo = (value: boolean): Words => (value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });

function settingsOf(setup: Setup): CountedModel['settings'] {
  const { policy } = setup;
  const zone = setup.zoneOffsetMs / 3_600_000;
  const row = (zh: string, en: string, value: Words) => ({ name: { zh, en }, value });
  const policyText = (name: string): string => `${name} · ${policy.id} v${policy.version}`;
  return [
    row('订单归属口径', 'Attribution policy', {
      zh: policyText(policy.name.zh),
      en: policyText(policy.name.en),
    }),
    row('询单窗口', 'Inquiry window', spanOf(policy.inquiryWindowMs)),
    row('付款窗口', 'Payment window', spanOf(policy.paymentWindowMs)),
    row('售后期', 'After-sale period', spanOf(policy.afterSaleMs)),
    row('扣除退款', 'Net of refunds', yesNo(policy.netOfRefund)),
    row('含运费', 'With postage', yesNo(policy.withPostage)),
    row('服务时间（没有排班表的客服）', 'Service hours (agents without a roster)', hoursOf(setup)),
    row('排班表', 'Duty roster', {
      zh: `${setup.duty.size} 位客服有排班`,
      en: `${setup.duty.size} agents have one`,
    }),
    row('会话间隔', 'Pause that ends a conversation', presentMs(setup.conversationGapMs)),
    row('时区', 'Zone', same(`UTC${zone >= 0 ? '+' : '−'}${Math.abs(zone)}`)),
    row('设置版本', 'Setup version', same(setup.version)),
  ];
}
