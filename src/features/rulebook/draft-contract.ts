// The routes of word packs and scorecards nobody has published yet: begin one, keep it, drop it.
import { z } from '@hono/zod-openapi';
import { defineRoute } from '../../http/route.ts';
import * as s from './shapes.ts';

const TAGS = ['rulebook'] as const;
const OfOne = z.object({ id: s.Id });
const OfShop = z.object({ shop: s.Shop });
const Id = z
  .string()
  .refine(
    (id) => id.length <= 60 && s.Id.safeParse(id).success,
    '编号用小写字母、数字和短横，字母开头，最多 60 个，例如 gift-words · An id is lower-case words with hyphens, at most 60 characters, e.g. gift-words',
  );
const NAME_MAX = 60;
const name = (least: number, message: string) =>
  z
    .string()
    .trim()
    .refine((text) => text.length >= least && text.length <= NAME_MAX, message);
const New = z.object({
  shop: s.Shop,
  id: Id,
  name: z.object({
    zh: name(
      1,
      `写上中文名，最多 ${NAME_MAX} 个字 · Give it a Chinese name of at most ${NAME_MAX} characters`,
    ),
    /** Empty: as the Chinese one. */
    en: name(
      0,
      `英文名最多 ${NAME_MAX} 个字，可以不写 · The English name has at most ${NAME_MAX} characters; it may be left out`,
    ),
  }),
  /** Id of the one to begin as a copy of; null: begin empty. */
  copyOf: s.Id.nullable(),
});
const Begun = z.object({ id: z.string() });
const Kept = z.object({ savedAt: z.number() });
const Text = z.object({ shop: s.Shop, yaml: s.YamlText });
const Gone = z.object({ ok: z.literal(true) });

export const newPack = defineRoute({
  method: 'post',
  path: '/word-packs',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '新建词包：先存成草稿', en: 'Begin a word pack, as a draft' },
  request: { json: New },
  response: Begun,
});

export const putPackDraft = defineRoute({
  method: 'put',
  path: '/word-packs/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '存新词包的草稿', en: 'Keep the draft of a new word pack' },
  request: { params: OfOne, json: Text },
  response: Kept,
});

export const dropPackDraft = defineRoute({
  method: 'delete',
  path: '/word-packs/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '丢掉新词包的草稿', en: 'Drop the draft of a new word pack' },
  request: { params: OfOne, query: OfShop },
  response: Gone,
});

export const newCard = defineRoute({
  method: 'post',
  path: '/scorecards',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '新建评分卡：先存成草稿', en: 'Begin a scorecard, as a draft' },
  request: {
    json: New.extend({
      phases: z
        .array(z.enum(['presale', 'aftersale', 'unknown']))
        .refine(
          (phases) => phases.length > 0,
          '选好它管哪种会话：售前、售后还是分不清的 · Choose what it is for: pre-sale, after-sale or unclear',
        ),
      /** Empty: all groups. */
      groups: z.array(z.string().min(1).max(100)).max(50),
    }),
  },
  response: Begun,
});

export const putCardDraft = defineRoute({
  method: 'put',
  path: '/scorecards/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '存新评分卡的草稿', en: 'Keep the draft of a new scorecard' },
  request: { params: OfOne, json: Text },
  response: Kept,
});

export const dropCardDraft = defineRoute({
  method: 'delete',
  path: '/scorecards/{id}/draft',
  permission: 'rules.write',
  tags: TAGS,
  summary: { zh: '丢掉新评分卡的草稿', en: 'Drop the draft of a new scorecard' },
  request: { params: OfOne, query: OfShop },
  response: Gone,
});
