// The routes of imports: files received and recognised, mapped where unknown, imported as a job, looked back on.
import { z } from '@hono/zod-openapi';
import { PageQuery, pageOf } from '../../http/paging.ts';
import { defineFileRoute, defineRoute } from '../../http/route.ts';
import { line } from '../people/shapes.ts';
import { FEEDS } from './feeds.ts';
import {
  Id,
  ImportItem,
  MappingShape,
  Preview,
  QuarantinedItem,
  ReceivedFile,
  Suggested,
} from './shapes.ts';

export * from './shapes.ts';

const TAGS = ['imports'] as const;
const ById = z.object({ id: Id });
const Done = z.object({ done: z.literal(true) });

export const receiveUpload = defineRoute({
  method: 'post',
  path: '/imports/files',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '上传一个文件并认出它', en: 'Send a file; it is recognised at once' },
  description: {
    zh: '正文就是文件的字节，边收边存。一次一个，可同时传几个。',
    en: 'The body is the file’s bytes, stored as they come. One a request; several may run at once.',
  },
  request: { query: z.object({ name: z.string().min(1).max(500) }) },
  response: ReceivedFile,
  bodyLimitBytes: 'streamed',
  consumes: 'application/octet-stream',
});

export const listReceived = defineRoute({
  method: 'get',
  path: '/imports/files',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '自己传了还没导入的文件', en: 'Files one has sent and not imported yet' },
  response: z.object({ items: z.array(ReceivedFile) }),
});

export const dropUpload = defineRoute({
  method: 'delete',
  path: '/imports/files/{id}',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '不要这个文件了', en: 'Drop a file' },
  request: { params: ById },
  response: Done,
});

export const suggestColumns = defineRoute({
  method: 'get',
  path: '/imports/files/{id}/mapping',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '这张表的列大概是什么', en: 'What the columns of a table most likely are' },
  request: { params: ById, query: z.object({ feeds: z.enum(FEEDS).optional() }) },
  response: Suggested,
});

export const previewMapping = defineRoute({
  method: 'post',
  path: '/imports/files/{id}/preview',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '按这样的列对应，前几行读成什么', en: 'The first rows as a mapping reads them' },
  request: { params: ById, json: MappingShape },
  response: Preview,
});

export const setMapping = defineRoute({
  method: 'put',
  path: '/imports/files/{id}/mapping',
  permission: 'imports.write',
  tags: TAGS,
  summary: {
    zh: '定下列对应；同样表头的文件以后自动照此读',
    en: 'Settle what the columns are; later files with these headers are read the same',
  },
  request: { params: ById, json: MappingShape },
  response: ReceivedFile,
});

export const startImport = defineRoute({
  method: 'post',
  path: '/imports',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '开始导入', en: 'Start an import' },
  request: {
    json: z.strictObject({
      files: z.array(Id).min(1).max(200),
      shop: line(200).nullable().default(null),
    }),
  },
  response: ImportItem,
});

export const startSample = defineRoute({
  method: 'post',
  path: '/imports/sample',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '造一家示例店铺并导入', en: 'Make the sample shop and import it' },
  request: { json: z.strictObject({ size: z.enum(['small', 'month']).default('month') }) },
  response: ImportItem,
});

export const listImports = defineRoute({
  method: 'get',
  path: '/imports',
  permission: 'imports.read',
  tags: TAGS,
  summary: { zh: '导入记录，新的在前', en: 'Imports, newest first' },
  request: { query: PageQuery },
  response: pageOf(ImportItem),
});

export const getImport = defineRoute({
  method: 'get',
  path: '/imports/{id}',
  permission: 'imports.read',
  tags: TAGS,
  summary: { zh: '一次导入：进度或结果', en: 'An import: how far, or what it came to' },
  request: { params: ById },
  response: ImportItem,
});

export const watchImport = defineFileRoute({
  method: 'get',
  path: '/imports/{id}/events',
  permission: 'imports.read',
  tags: TAGS,
  summary: { zh: '导入进度（服务器推送）', en: 'Progress of an import as server-sent events' },
  request: { params: ById },
  produces: 'text/event-stream',
});

export const cancelImport = defineRoute({
  method: 'post',
  path: '/imports/{id}/cancel',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '停下导入；写完的会话保留', en: 'Stop an import; whole conversations stay' },
  request: { params: ById },
  response: ImportItem,
});

export const resumeImport = defineRoute({
  method: 'post',
  path: '/imports/{id}/resume',
  permission: 'imports.write',
  tags: TAGS,
  summary: { zh: '接着导入', en: 'Go on with an import' },
  request: { params: ById },
  response: ImportItem,
});

export const listQuarantine = defineRoute({
  method: 'get',
  path: '/imports/{id}/quarantine',
  permission: 'imports.read',
  tags: TAGS,
  summary: { zh: '用不上的行和原因', en: 'Rows that could not be used, and why' },
  request: { params: ById, query: PageQuery },
  response: pageOf(QuarantinedItem),
});

export const downloadQuarantine = defineFileRoute({
  method: 'get',
  path: '/imports/{id}/quarantine.csv',
  permission: 'imports.read',
  tags: TAGS,
  summary: { zh: '下载用不上的行', en: 'Download the rows that could not be used' },
  request: { params: ById },
  produces: 'text/csv',
});
