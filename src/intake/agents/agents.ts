// The roster: which agents there are, in which group, for which work, since when.

import type { Agent } from '../../domain/setup.ts';
import { fieldsOf, placesOf } from '../fields-of.ts';
import type { TableFormat } from '../format.ts';
import { quarantineRow } from '../quarantine-row.ts';
import type { RowFault } from '../row-faults.ts';
import { seenKeys } from '../seen-keys.ts';
import { cleanText, parseTime } from '../values.ts';

const fields = fieldsOf({
  id: [
    'agent agentId account 客服 客服账号 客服昵称 客服旺旺 账号 子账号 旺旺 旺旺昵称 客服ID',
    '客服账号（聊天里出现的名字）',
    'Agent account (as chats name it)',
    'required',
  ],
  name: ['agentName realName 姓名 客服姓名 真实姓名 名字', '姓名', 'Name'],
  group: ['team groupName 分组 组别 客服组 小组 班组 所属组', '组', 'Group'],
  role: [
    'duty position 岗位 职责 类型 售前售后 客服类型',
    '岗位（售前/售后/全部）',
    'Role (presale/aftersale/both)',
  ],
  hiredAt: ['hired joinedAt hireDate 入职时间 入职日期 上岗日期 上岗时间', '入职日期', 'Hired on'],
});

const ROLES: ReadonlyMap<string, Agent['role']> = new Map([
  ['presale', 'presale'],
  ['pre-sale', 'presale'],
  ['sales', 'presale'],
  ['售前', 'presale'],
  ['售前客服', 'presale'],
  ['aftersale', 'aftersale'],
  ['after-sale', 'aftersale'],
  ['售后', 'aftersale'],
  ['售后客服', 'aftersale'],
  ['both', 'both'],
  ['all', 'both'],
  ['全部', 'both'],
  ['售前售后', 'both'],
  ['综合', 'both'],
  ['全能', 'both'],
  ['不分', 'both'],
]);

export const agents: TableFormat = {
  id: 'agents',
  feeds: 'agents',
  words: { zh: '客服名单', en: 'Agent roster' },
  fields,
  marks: [
    'name',
    'group',
    'role',
    'hiredAt',
    'hired',
    'agentName',
    'team',
    '姓名',
    '分组',
    '组别',
    '客服组',
    '小组',
    '班组',
    '岗位',
    '职责',
    '入职时间',
    '入职日期',
    '客服姓名',
    '售前售后',
    '客服类型',
  ],
  bind(column, context, headers) {
    const places = placesOf(fields, column);
    const seen = new Map<string, string>();
    const met = seenKeys(context.met, 'agents');
    return {
      row(cells, line) {
        const result = readAgent(cells, places, context.zoneOffsetMs);
        const known = 'id' in result ? JSON.stringify(result) : '';
        const before = 'id' in result ? seen.get(result.id) : undefined;
        if (!('id' in result) || (before !== undefined && before !== known)) {
          const fault = 'id' in result ? agentTwice(result.id) : result;
          quarantineRow(context, line, headers[places[fault.field]] ?? '', fault, cells);
          return;
        }
        const again = met([known]);
        context.sink.row(again ? 'duplicate' : 'accepted');
        seen.set(result.id, known);
        if (again) return;
        context.sink.agent(result);
      },
    };
  },
};

type AgentField = (typeof fields)[number]['name'];
type AgentFault = RowFault & { readonly field: AgentField };

function readAgent(
  cells: readonly string[],
  places: Readonly<Record<AgentField, number>>,
  zoneOffsetMs: number,
): Agent | AgentFault {
  const text = (field: AgentField): string =>
    places[field] < 0 ? '' : cleanText(cells[places[field]] ?? '');
  const id = text('id');
  if (id === '') return noAgent;
  const roleText = text('role').toLowerCase();
  const role = ROLES.get(roleText) ?? null;
  if (roleText !== '' && role === null) return unknownRole(roleText);
  const hired = text('hiredAt');
  const hiredAt = hired === '' ? null : parseTime(hired, zoneOffsetMs);
  if (hired !== '' && hiredAt === null) return badDate(hired);
  return { id, name: text('name') || id, group: text('group') || null, role, hiredAt };
}

const noAgent: AgentFault = {
  field: 'id',
  code: 'no-agent',
  words: {
    zh: '没有客服账号，未导入；请填上聊天记录里出现的客服名字',
    en: 'There is no agent account; give the name chats use',
  },
};

function unknownRole(text: string): AgentFault {
  return {
    field: 'role',
    code: 'unknown-role',
    words: {
      zh: `看不懂岗位“${text}”，请写成 售前、售后 或 全部`,
      en: `The role “${text}” is not known; write presale, aftersale or both`,
    },
  };
}

function badDate(text: string): AgentFault {
  return {
    field: 'hiredAt',
    code: 'bad-time',
    words: {
      zh: `入职日期“${text}”看不懂或不存在，请写成 2026-06-01`,
      en: `“${text}” is not a date or does not exist; write 2026-06-01`,
    },
  };
}

function agentTwice(id: string): AgentFault {
  return {
    field: 'id',
    code: 'agent-twice',
    words: {
      zh: `“${id}”在名单里出现了两次，内容不同，以先出现的为准；请删掉其中一行`,
      en: `“${id}” is listed twice with different entries; the first one counts, delete one of them`,
    },
  };
}
