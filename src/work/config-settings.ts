// The settings of the server as a table: where each is read from, what it means, what is wanted.
import type { Words } from '../intake/format.ts';

export interface Setting {
  readonly key: string;
  /** In kejing.config.yaml, dots for nesting. */
  readonly path: string;
  readonly env: string;
  readonly fallback: string | number | boolean | null;
  readonly secret: boolean;
  readonly words: Words;
  readonly wanted: Words;
}

const DAYS: Words = { zh: '天数，1 到 36500', en: 'days, 1 to 36500' };
const TEXT: Words = { zh: '文字', en: 'text' };
const URL_WANTED: Words = { zh: 'http(s) 网址', en: 'an http(s) address' };

function setting<const Key extends string>(
  key: Key,
  path: string,
  env: string,
  fallback: Setting['fallback'],
  words: Words,
  wanted: Words,
  secret = false,
) {
  return { key, path, env, fallback, words, wanted, secret };
}

export const SETTINGS = [
  setting(
    'host',
    'host',
    'KEJING_HOST',
    '127.0.0.1',
    { zh: '监听地址', en: 'address to listen on' },
    { zh: 'IP 或主机名', en: 'an IP or host name' },
  ),
  setting(
    'port',
    'port',
    'KEJING_PORT',
    7788,
    { zh: '端口', en: 'port' },
    { zh: '0 到 65535 的整数', en: 'a whole number, 0 to 65535' },
  ),
  setting(
    'dataFolder',
    'data',
    'KEJING_DATA',
    './kejing-data',
    { zh: '数据文件夹', en: 'data folder' },
    { zh: '文件夹路径', en: 'a folder' },
  ),
  setting(
    'databaseUrl',
    'database.url',
    'DATABASE_URL',
    null,
    {
      zh: 'PostgreSQL 地址；不填用内置数据库',
      en: 'PostgreSQL address; embedded database without it',
    },
    { zh: 'postgres://用户:密码@主机/库名', en: 'postgres://user:password@host/name' },
    true,
  ),
  setting(
    'publicUrl',
    'publicUrl',
    'KEJING_PUBLIC_URL',
    null,
    {
      zh: '别人打开客镜用的网址（反向代理、OIDC 要用）',
      en: 'the address people open (reverse proxy, OIDC)',
    },
    URL_WANTED,
  ),
  setting(
    'zone',
    'zone',
    'KEJING_ZONE',
    '+08:00',
    {
      zh: '操作日志、任务、账号按哪个时区写时间；店铺各按自己的',
      en: 'zone of the audit log, jobs and accounts; each shop has its own',
    },
    { zh: '+08:00 这样的时区', en: 'a zone like +08:00' },
  ),
  setting(
    'trustProxy',
    'trustProxy',
    'KEJING_TRUST_PROXY',
    false,
    {
      zh: '前面有反向代理，信它的 X-Forwarded-For',
      en: 'behind a reverse proxy: trust X-Forwarded-For',
    },
    { zh: 'true 或 false', en: 'true or false' },
  ),
  setting(
    'logLevel',
    'log.level',
    'KEJING_LOG_LEVEL',
    'info',
    { zh: '日志级别', en: 'log level' },
    {
      zh: 'trace debug info warn error silent 之一',
      en: 'one of trace debug info warn error silent',
    },
  ),
  setting(
    'sessionDays',
    'session.days',
    'KEJING_SESSION_DAYS',
    14,
    { zh: '多少天不用就要重新登录', en: 'days without use until signed out' },
    DAYS,
  ),
  setting(
    'uploadMaxMb',
    'upload.maxMb',
    'KEJING_UPLOAD_MAX_MB',
    2048,
    { zh: '上传的一个文件最大多少 MB', en: 'largest uploaded file in MB' },
    { zh: '1 到 1000000 的整数', en: 'a whole number, 1 to 1000000' },
  ),
  setting(
    'metricsToken',
    'metrics.token',
    'KEJING_METRICS_TOKEN',
    null,
    { zh: '读 /metrics 要带的口令', en: 'token asked for at /metrics' },
    { zh: '至少 16 个字符', en: '16 characters or more' },
    true,
  ),
  setting(
    'oidcIssuer',
    'oidc.issuer',
    'KEJING_OIDC_ISSUER',
    null,
    { zh: '单点登录：签发方网址', en: 'OIDC issuer' },
    URL_WANTED,
  ),
  setting(
    'oidcClientId',
    'oidc.clientId',
    'KEJING_OIDC_CLIENT_ID',
    null,
    { zh: '单点登录：客户端编号', en: 'OIDC client id' },
    TEXT,
  ),
  setting(
    'oidcClientSecret',
    'oidc.clientSecret',
    'KEJING_OIDC_CLIENT_SECRET',
    null,
    { zh: '单点登录：客户端密钥', en: 'OIDC client secret' },
    TEXT,
    true,
  ),
  setting(
    'oidcLabel',
    'oidc.label',
    'KEJING_OIDC_LABEL',
    '单点登录',
    { zh: '登录按钮上的字', en: 'words on the sign-in button' },
    TEXT,
  ),
  setting(
    'oidcNewAccountRole',
    'oidc.newAccountRole',
    'KEJING_OIDC_NEW_ACCOUNT_ROLE',
    null,
    {
      zh: '第一次单点登录的人自动开什么角色；不填则要先建账号',
      en: 'role given to people who sign in by OIDC for the first time; none: accounts must exist',
    },
    {
      zh: 'manager inspector leader trainer viewer 之一',
      en: 'one of manager inspector leader trainer viewer',
    },
  ),
  setting(
    'auditDays',
    'retention.auditDays',
    'KEJING_KEEP_AUDIT_DAYS',
    null,
    { zh: '操作日志保留多少天；不填一直留', en: 'days the audit log is kept; always without it' },
    DAYS,
  ),
  setting(
    'jobDays',
    'retention.jobDays',
    'KEJING_KEEP_JOB_DAYS',
    90,
    { zh: '做完的任务保留多少天', en: 'days finished jobs are kept' },
    DAYS,
  ),
  setting(
    'uploadDays',
    'retention.uploadDays',
    'KEJING_KEEP_UPLOAD_DAYS',
    7,
    { zh: '上传的原文件保留多少天', en: 'days uploaded files are kept' },
    DAYS,
  ),
] as const satisfies readonly Setting[];

export type SettingKey = (typeof SETTINGS)[number]['key'];
