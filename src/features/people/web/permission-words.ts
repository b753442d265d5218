// The permissions in words, for tokens and the table of roles.
import type { Permission } from '../../../http/permissions.ts';

export const PERMISSION_WORDS: Readonly<
  Record<Permission, { readonly zh: string; readonly en: string }>
> = {
  'conversations.read': { zh: '看会话', en: 'Read conversations' },
  'conversations.export': { zh: '导出会话', en: 'Export conversations' },
  'figures.read': { zh: '看报表', en: 'Read figures' },
  'rules.read': { zh: '看规则', en: 'Read rules' },
  'rules.write': { zh: '改规则', en: 'Change rules' },
  'rules.publish': { zh: '发布规则', en: 'Publish rules' },
  'definitions.read': { zh: '看口径', en: 'Read definitions' },
  'definitions.write': { zh: '改口径', en: 'Change definitions' },
  'imports.read': { zh: '看导入记录', en: 'See imports' },
  'imports.write': { zh: '导入数据', en: 'Import data' },
  'events.write': { zh: '推送消息和订单', en: 'Push events' },
  'settings.read': { zh: '看设置', en: 'See settings' },
  'settings.write': { zh: '改设置', en: 'Change settings' },
  'people.read': { zh: '看账号', en: 'See accounts' },
  'people.write': { zh: '管账号', en: 'Manage accounts' },
  'audit.read': { zh: '看操作日志', en: 'Read the audit log' },
  'buyers.erase': { zh: '抹除买家', en: 'Erase buyers' },
  'jobs.read': { zh: '看后台任务', en: 'See jobs' },
  'jobs.write': { zh: '管后台任务', en: 'Manage jobs' },
  'personal.read': { zh: '看个人信息原文', en: 'See personal data' },
  'recovery.read': { zh: '看跟单', en: 'See recovery' },
};
