// What the audit log notes, in words; codes of later features are shown as they are.
import type { WordTable } from '../../../report/words/say.ts';

export const AUDIT_ACTIONS: WordTable = {
  'account.set-up': { zh: '建店主账号', en: 'Created the owner' },
  'account.add': { zh: '新建账号', en: 'Added an account' },
  'account.change': { zh: '修改账号', en: 'Changed an account' },
  'account.change-password': { zh: '修改自己的密码', en: 'Changed their password' },
  'account.reset-password': { zh: '重设密码', en: 'Set a password' },
  'session.sign-in': { zh: '登录', en: 'Signed in' },
  'token.add': { zh: '新建接口口令', en: 'Issued a token' },
  'token.revoke': { zh: '收回接口口令', en: 'Revoked a token' },
  'buyer.erase': { zh: '抹掉买家数据', en: 'Erased a buyer' },
  'import.start': { zh: '开始导入', en: 'Started an import' },
  'import.cancel': { zh: '停下导入', en: 'Stopped an import' },
  'import.resume': { zh: '接着导入', en: 'Went on with an import' },
  'import.download-quarantine': { zh: '下载没用上的行', en: 'Downloaded quarantined rows' },
  'shop.rename': { zh: '店铺改名', en: 'Renamed a shop' },
  'settings.change': { zh: '修改设置', en: 'Changed settings' },
  'roster.change': { zh: '修改客服名单', en: 'Changed the roster' },
  'duty.change': { zh: '修改班次', en: 'Changed duty' },
  'job.cancel': { zh: '停下任务', en: 'Stopped a job' },
  'job.resume': { zh: '接着做任务', en: 'Went on with a job' },
  'orders.export': { zh: '导出订单', en: 'Exported orders' },
  'findings.export': { zh: '导出质检发现', en: 'Exported findings' },
  'metrics.export': { zh: '导出指标', en: 'Exported figures' },
  'conversations.export': { zh: '导出会话', en: 'Exported conversations' },
};

export const AUDIT_WAYS: WordTable = {
  system: { zh: '系统', en: 'system' },
  token: { zh: '接口口令', en: 'token' },
};

export const AUDIT_FIELDS: WordTable = {
  name: { zh: '账号', en: 'account' },
  displayName: { zh: '姓名', en: 'name' },
  role: { zh: '角色', en: 'role' },
  scope: { zh: '范围', en: 'scope' },
  agent: { zh: '客服', en: 'agent' },
  active: { zh: '启用', en: 'active' },
  oidc: { zh: '单点登录', en: 'OIDC' },
  hasPassword: { zh: '有密码', en: 'has a password' },
  createdAt: { zh: '创建时间', en: 'created' },
  lastSignInAt: { zh: '最近登录', en: 'last sign-in' },
  source: { zh: '用途', en: 'for' },
  permissions: { zh: '权限', en: 'permissions' },
  shops: { zh: '店铺', en: 'shops' },
  expiresAt: { zh: '失效时间', en: 'ends' },
  id: { zh: '编号', en: 'id' },
};
