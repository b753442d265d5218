// From tables and names seen in the files to the setup one run of analyses shares.
import type { Agent, AttributionPolicy, DutySpan, Setup } from '../domain/setup.ts';
import { defaultSetup } from '../domain/setup.ts';
import type { Notice } from '../intake/format.ts';
import type { Gathered } from './gathered.ts';

export interface AssembledSetup {
  readonly setup: Setup;
  /** Name as read → the name the shop goes by in this run. */
  readonly shopNames: ReadonlyMap<string, string>;
  readonly notices: readonly Notice[];
}

export interface SetupChoices {
  readonly policy: AttributionPolicy;
  readonly zoneOffsetMs: number;
  /** Name rows got that named no shop. */
  readonly unnamedShop: string;
  readonly serviceHours?: Setup['serviceHours'];
}

/** Joins agent and duty tables to the names chats use, and one shop's different names to one. */
export function assembleSetup(gathered: Gathered, choices: SetupChoices): AssembledSetup {
  const notices: Notice[] = [];
  const shopNames = unifyShopNames(gathered, choices.unnamedShop, notices);
  const { agents, duty } = matchRoster({
    ...gathered,
    chatAgents: new Set(gathered.chatAgents.keys()),
  });
  const base = defaultSetup(choices.policy);
  const setup: Setup = {
    ...base,
    version: `${choices.policy.id}@${choices.policy.version}`,
    zoneOffsetMs: choices.zoneOffsetMs,
    ...(choices.serviceHours ? { serviceHours: choices.serviceHours } : {}),
    agents,
    duty,
    products: gathered.products,
    autoReply: { phrases: [], texts: [...gathered.autoTexts].sort() },
  };
  return { setup, shopNames, notices };
}

export interface Roster {
  readonly agents: ReadonlyMap<string, Agent>;
  readonly duty: ReadonlyMap<string, readonly DutySpan[]>;
  /** Ids met in chats. */
  readonly chatAgents: ReadonlySet<string>;
}

/** Agents and duty of tables under the ids chats use. */
export function matchRoster(roster: Roster): Pick<Roster, 'agents' | 'duty'> {
  const find = agentFinder(roster.chatAgents);
  const agents = new Map<string, Agent>();
  for (const agent of roster.agents.values()) {
    for (const id of find(agent.id, agent.name)) agents.set(id, { ...agent, id });
  }
  const duty = new Map<string, DutySpan[]>();
  for (const [name, spans] of roster.duty) {
    const table = roster.agents.get(name);
    for (const id of find(name, table?.name ?? name)) {
      duty.set(
        id,
        [...(duty.get(id) ?? []), ...spans].sort((a, b) => a.from - b.from),
      );
    }
  }
  return { agents, duty };
}

/** Chat agent ids a table's name stands for: itself, or every `shop:name` ending in it. */
function agentFinder(
  chatAgents: ReadonlySet<string>,
): (id: string, name: string) => readonly string[] {
  const short = new Map<string, string[]>();
  for (const id of chatAgents) {
    const tail = id.slice(id.lastIndexOf(':') + 1);
    short.set(tail, [...(short.get(tail) ?? []), id]);
  }
  return (id, name) => {
    if (chatAgents.has(id)) return [id];
    const tail = id.slice(id.lastIndexOf(':') + 1);
    return short.get(tail) ?? short.get(name) ?? [id];
  };
}

/** One shop's different names in one run → one of them. */
export function unifyShopNames(
  gathered: Gathered,
  unnamed: string,
  notices: Notice[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const chats = [...gathered.chatShops.keys()].filter((name) => name !== unnamed);
  const orders = [...gathered.orderShops.keys()].filter((name) => name !== unnamed);
  const all = new Set([...chats, ...orders]);
  if (all.size === 1) {
    names.set(unnamed, [...all][0]!);
  } else if (chats.length === 1 && orders.length === 1) {
    // One shop in the chats and one in the orders: an export's long and short name of the same shop.
    names.set(orders[0]!, chats[0]!);
    names.set(unnamed, chats[0]!);
    notices.push({
      file: '',
      code: 'shop-names-joined',
      words: {
        zh: `聊天里的店铺“${chats[0]}”和订单里的店铺“${orders[0]}”按同一家店处理；如果不是，请分开分析`,
        en: `shop “${chats[0]}” of the chats and “${orders[0]}” of the orders are taken for one shop; analyse them apart if they are not`,
      },
      count: gathered.orderShops.get(orders[0]!) ?? 0,
    });
  } else if (chats.length <= 1 && gathered.orderShops.has(unnamed) && chats[0] !== undefined) {
    names.set(unnamed, chats[0]);
  } else if (orders.length === 1 && gathered.chatShops.has(unnamed)) {
    names.set(unnamed, orders[0]!);
  }
  return names;
}
