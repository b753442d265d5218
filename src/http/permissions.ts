// Who may do what: the permissions, the roles, and the table role × permission as plain data.

export const PERMISSIONS = [
  'conversations.read',
  'conversations.export',
  'figures.read',
  'rules.read',
  'rules.write',
  'rules.publish',
  'definitions.read',
  'definitions.write',
  'imports.read',
  'imports.write',
  'events.write',
  'settings.read',
  'settings.write',
  'people.read',
  'people.write',
  'audit.read',
  'buyers.erase',
  'jobs.read',
  'jobs.write',
  'personal.read',
  'recovery.read',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
  'owner',
  'manager',
  'inspector',
  'leader',
  'trainer',
  'agent',
  'viewer',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles by the words a Chinese shop uses for them. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  owner: { zh: '店主', en: 'Owner' },
  manager: { zh: '客服主管', en: 'Manager' },
  inspector: { zh: '质检员', en: 'Inspector' },
  leader: { zh: '班组长', en: 'Team leader' },
  trainer: { zh: '培训师', en: 'Trainer' },
  agent: { zh: '客服', en: 'Agent' },
  viewer: { zh: '只读', en: 'Viewer' },
};

const READ_WORK = ['conversations.read', 'figures.read', 'rules.read', 'definitions.read'] as const;

/** What each role may do; how far it sees is its scope (scope.ts). */
export const ROLE_PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  owner: new Set(PERMISSIONS),
  manager: new Set<Permission>([
    ...READ_WORK,
    'conversations.export',
    'rules.write',
    'rules.publish',
    'definitions.write',
    'imports.read',
    'imports.write',
    'events.write',
    'settings.read',
    'settings.write',
    'people.read',
    'audit.read',
    'jobs.read',
    'jobs.write',
    'personal.read',
    'recovery.read',
  ]),
  inspector: new Set<Permission>([
    ...READ_WORK,
    'conversations.export',
    'rules.write',
    'imports.read',
    'settings.read',
    'jobs.read',
    'recovery.read',
  ]),
  leader: new Set<Permission>([
    ...READ_WORK,
    'conversations.export',
    'settings.read',
    'personal.read',
    'recovery.read',
  ]),
  trainer: new Set<Permission>([...READ_WORK, 'settings.read']),
  agent: new Set<Permission>([...READ_WORK, 'personal.read', 'recovery.read']),
  viewer: new Set<Permission>(['figures.read', 'rules.read', 'definitions.read']),
};
