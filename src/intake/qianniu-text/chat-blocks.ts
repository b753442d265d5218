// Puts the lines of a Qianniu copy to their buyer and shop: one block of the text is one buyer's chat.
import type { Instant, MessageKind } from '../../domain/event.ts';
import { buyerKey } from '../buyer-key.ts';
import { accountName, isMachine, shopOf } from '../chat-lines/account.ts';
import type { ChatLine, LineTeller } from '../chat-lines/chat-line.ts';
import type { Words } from '../format.ts';

/** Qianniu lets a message be taken back for two minutes; an older one cannot be the one meant. */
const REVOKE_WITHIN_MS = 120_000;
/** A clock going back by more than this means that another chat was pasted below. */
const BACK_MS = 60_000;
/** Steps kept waiting for a shop's name to turn up, without which agent and buyer look alike. */
const WAITING_MAX = 20_000;

/** A message as copied, its buyer and shop perhaps not known yet. */
export interface Draft {
  readonly line: number;
  /** '' for lines of the chat window itself; those are dated like the line before. */
  readonly from: string;
  readonly to: string | null;
  readonly at: Instant | null;
  readonly kind: MessageKind;
  readonly text: string;
  readonly sku: string | null;
  readonly orderId: string | null;
}

export type Step =
  | { readonly do: 'add'; readonly draft: Draft }
  /** `name` took back what they said last; `draft` is told instead if that cannot be found. */
  | { readonly do: 'revoke'; readonly name: string; readonly draft: Draft }
  /** Another chat begins. */
  | { readonly do: 'separate' };

interface Placed {
  readonly draft: Draft;
  readonly seq: number;
  revokedAt: Instant | null;
  told: ChatLine | null;
}

interface Block {
  buyer: string | null;
  shop: string | null;
  /** Keeps a masked buyer's chat apart from others of the same mask. */
  apart: string | null;
  lastAt: Instant | null;
  /** Not told yet because the buyer or the shop is not known. */
  waiting: Placed[];
  readonly lastBy: Map<string, Placed>;
}

interface Copy {
  readonly lines: LineTeller;
  readonly fallbackShop: string;
  /** Shops named by accounts so far. */
  readonly shops: Set<string>;
  /** Steps before the first account that names a shop; null: that time is over. */
  early: Step[] | null;
  block: Block;
  seq: number;
}

export interface ChatBlocks {
  take(step: Step): void;
  /** After the last line. */
  finish(): void;
}

const noBuyer: Words = {
  zh: '这段聊天里只有客服、没有买家的名字，不知道是和谁说的；请把买家的消息一起复制',
  en: 'Only agents are named in this chat, so it is not known whose it is; copy the buyer’s lines too',
};

/** `fallbackShop` is the shop where no account names one; its bare name is its main account. */
export function chatBlocks(lines: LineTeller, fallbackShop: string): ChatBlocks {
  const shops = new Set<string>();
  const copy: Copy = { lines, fallbackShop, shops, early: [], block: emptyBlock(), seq: 0 };
  return {
    take(step) {
      if (copy.early === null) run(copy, step);
      else {
        copy.early.push(step);
        if (namesShop(copy, step) || copy.early.length > WAITING_MAX) runEarly(copy);
      }
    },
    finish() {
      runEarly(copy);
      closeBlock(copy);
    },
  };
}

/** Learns the shop an account of this step names, if it names one. */
function namesShop(copy: Copy, step: Step): boolean {
  if (step.do !== 'add') return false;
  const shop = shopOf(accountName(step.draft.from)) ?? shopOf(accountName(step.draft.to ?? ''));
  if (shop !== null) copy.shops.add(shop);
  return shop !== null;
}

function runEarly(copy: Copy): void {
  const early = copy.early ?? [];
  copy.early = null;
  for (const step of early) run(copy, step);
}

function run(copy: Copy, step: Step): void {
  if (step.do === 'separate') closeBlock(copy);
  else if (step.do === 'add') addDraft(copy, step.draft);
  else if (!revokeLast(copy, step.name)) addDraft(copy, step.draft);
}

function addDraft(copy: Copy, said: Draft): void {
  const from = accountName(said.from);
  const to = said.to === null ? null : accountName(said.to);
  const draft = from === '' ? { ...said, at: said.at ?? copy.block.lastAt } : said;
  const buyer = isShopSide(from, copy) ? to : from === '' ? null : from;
  const { lastAt, buyer: current } = copy.block;
  const back = draft.at !== null && lastAt !== null && draft.at < lastAt - BACK_MS;
  if (back || (buyer !== null && current !== null && buyer !== current)) closeBlock(copy);
  const block = copy.block;
  if (buyer !== null) block.buyer = buyer;
  const shop = shopOf(from) ?? (to === null ? null : shopOf(to));
  if (shop !== null) {
    block.shop ??= shop;
    copy.shops.add(shop);
  }
  if (draft.at !== null) block.lastAt = Math.max(draft.at, block.lastAt ?? draft.at);
  const placed: Placed = { draft, seq: copy.seq++, revokedAt: null, told: null };
  block.apart ??= String(draft.at ?? placed.seq);
  if (from !== '') block.lastBy.set(from, placed);
  block.waiting.push(placed);
  // Only a shop this block has named itself is certain before the block ends.
  if (block.shop !== null && block.buyer !== null) tellWaiting(copy, block.buyer, block.shop);
}

function closeBlock(copy: Copy): void {
  const { block, lines, shops } = copy;
  const [only] = shops;
  const shop = block.shop ?? (shops.size === 1 ? only : undefined) ?? copy.fallbackShop;
  if (block.buyer !== null) tellWaiting(copy, block.buyer, shop);
  for (const { draft } of block.waiting) {
    lines.refuse(draft.line, '', 'no-buyer', noBuyer, `${draft.from} ${draft.text}`);
  }
  copy.block = emptyBlock();
}

function revokeLast({ block, lines }: Copy, name: string): boolean {
  const placed = lastOf(block, name);
  if (placed === null) return false;
  const at = block.lastAt ?? placed.draft.at;
  const sentAt = placed.draft.at;
  if (sentAt !== null && at !== null && at - sentAt > REVOKE_WITHIN_MS) return false;
  placed.revokedAt = at ?? 0;
  if (placed.told === null) lines.count();
  else lines.tell({ ...placed.told, revokedAt: placed.revokedAt, revision: 1 });
  block.lastBy.delete(accountName(placed.draft.from));
  return true;
}

function emptyBlock(): Block {
  return { buyer: null, shop: null, apart: null, lastAt: null, waiting: [], lastBy: new Map() };
}

function isShopSide(name: string, { shops, fallbackShop }: Copy): boolean {
  return shopOf(name) !== null || shops.has(name) || name === fallbackShop || isMachine(name);
}

/** 你 and 您 are the agent who copied the chat, 对方 is the buyer. */
function lastOf(block: Block, name: string): Placed | null {
  const account = accountName(name);
  const own = account === '你' || account === '您';
  if (!own && account !== '对方') return block.lastBy.get(account) ?? null;
  let last: Placed | null = null;
  for (const [from, placed] of block.lastBy) {
    if ((from === block.buyer) === own) continue;
    if (last === null || placed.seq > last.seq) last = placed;
  }
  return last;
}

function tellWaiting({ block, lines }: Copy, buyer: string, shop: string): void {
  const waiting = block.waiting;
  block.waiting = [];
  const thread = buyerKey(buyer, block.apart ?? '');
  for (const placed of waiting) {
    placed.told = lineOf(placed, buyer, thread, shop);
    lines.tell(placed.told);
  }
}

function lineOf(placed: Placed, buyer: string, thread: string, shop: string): ChatLine {
  const { draft } = placed;
  const from = accountName(draft.from);
  const to = draft.to === null ? null : accountName(draft.to);
  const machine = isMachine(from);
  const agent = from === buyer || from === '' ? to : from;
  return {
    shop,
    buyer: thread,
    id: '',
    at: draft.at,
    seq: placed.seq,
    conversation: null,
    by: draft.kind === 'system' ? 'system' : from === buyer ? 'buyer' : machine ? 'bot' : 'agent',
    agent: agent === null || isMachine(agent) ? null : agent,
    kind: draft.kind,
    text: draft.text,
    sku: draft.sku,
    orderId: draft.orderId,
    auto: machine ? true : null,
    revokedAt: placed.revokedAt,
    revision: placed.revokedAt === null ? 0 : 1,
  };
}
