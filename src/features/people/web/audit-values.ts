// What the audit log holds, as its readers say it: values of fields, and what an entry was about.
import { roleWords } from '../../../ui/role-words.ts';
import { type WallClock, zoneName } from '../../../ui/wall-clock.ts';
import type { AuditEntry } from '../contract.ts';
import { AUDIT_FIELDS, AUDIT_VALUES } from './audit-words.ts';
import { PERMISSION_WORDS } from './permission-words.ts';
import { scopeText } from './scope-text.ts';

type Lang = 'zh' | 'en';

const TEXT_MOST = 60;
const LIST_MOST = 6;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const MS_A_MINUTE = 60_000;
const DAY_MINUTES = 1440;

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A field's value in words: instants as times, roles and permissions by name, lists joined. */
export function auditValue(field: string, value: unknown, lang: Lang, at: WallClock): string {
  const zh = lang === 'zh';
  if (value === null || value === undefined || value === '') return zh ? '无' : 'none';
  if (typeof value === 'boolean') return value ? (zh ? '是' : 'yes') : zh ? '否' : 'no';
  if (typeof value === 'number') return numberText(field, value, lang, at);
  if (typeof value === 'string') return stringText(field, value, lang);
  if (Array.isArray(value)) return listText(field, value, lang, at);
  if (field === 'scope') return scopeText({ scope: value as never, agent: null }, lang);
  return mapText(value as Record<string, unknown>, lang, at);
}

function numberText(field: string, value: number, lang: Lang, at: WallClock): string {
  if (field.endsWith('At') || field === 'at') return at.time(value);
  if (field === 'zoneOffsetMs') return zoneName(value);
  if (/Minute$/.test(field)) return clock(value);
  if (field === 'conversationGapMs') {
    return `${value / MS_A_MINUTE} ${lang === 'zh' ? '分钟' : 'minutes'}`;
  }
  if (field === 'dayCutMs') return clock(value / MS_A_MINUTE);
  return String(value);
}

function clock(minute: number): string {
  const at = minute % DAY_MINUTES;
  return `${Math.floor(at / 60)}:${String(at % 60).padStart(2, '0')}`;
}

function stringText(field: string, value: string, lang: Lang): string {
  if (field === 'role') return roleWords(value)[lang];
  const known = AUDIT_VALUES[value];
  if (known !== undefined) return known[lang];
  const permission = (PERMISSION_WORDS as Readonly<Record<string, { zh: string; en: string }>>)[
    value
  ];
  if (permission !== undefined) return permission[lang];
  return value.length > TEXT_MOST ? `${value.slice(0, TEXT_MOST)}…` : value;
}

function listText(field: string, value: readonly unknown[], lang: Lang, at: WallClock): string {
  const zh = lang === 'zh';
  if (value.length === 0) return zh ? '无' : 'none';
  const shown = value.slice(0, LIST_MOST).map((one) => auditValue(field, one, lang, at));
  const rest = value.length - shown.length;
  const more = rest === 0 ? '' : zh ? `等 ${value.length} 项` : ` and ${rest} more`;
  return `${shown.join(zh ? '、' : ', ')}${more}`;
}

function mapText(value: Record<string, unknown>, lang: Lang, at: WallClock): string {
  const { fromMinute, toMinute } = value;
  if (typeof fromMinute === 'number' && typeof toMinute === 'number') {
    return `${clock(fromMinute)}–${clock(toMinute)}`;
  }
  const parts = Object.entries(value)
    .filter(([, one]) => one !== null && one !== undefined)
    .slice(0, LIST_MOST)
    .map(([key, one]) => `${AUDIT_FIELDS[key]?.[lang] ?? key} ${auditValue(key, one, lang, at)}`);
  return parts.length === 0
    ? lang === 'zh'
      ? '无'
      : 'none'
    : parts.join(lang === 'zh' ? '，' : ', ');
}

/** By name where the entry tells one; a bare id says nothing to anybody, so it is left out. */
export function auditTarget({ target, before, after, shop }: AuditEntry, lang: Lang): string {
  for (const noted of [after, before]) {
    if (!isMap(noted)) continue;
    const name = noted['displayName'] ?? noted['name'] ?? noted['source'];
    if (typeof name === 'string' && name !== '') return name;
  }
  if (UUID.test(target)) return shop ?? '–';
  return AUDIT_VALUES[target]?.[lang] ?? target;
}
