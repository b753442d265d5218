// The shapes of editing an attribution policy.
import { z } from '@hono/zod-openapi';
import { PolicyPreview } from './shapes.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Choice = z.object({ value: z.string(), words: Words });

/** As the policy's file writes it: `2d`, `last`, `8:00-23:00`, 3, true. */
export const PolicyValue = z.union([z.string().max(40), z.number(), z.boolean()]);
export type PolicyValue = z.infer<typeof PolicyValue>;

export const PolicyFieldView = z.object({
  key: z.string(),
  words: Words,
  shape: z.union([
    z.object({ kind: z.literal('choice'), choices: z.array(Choice) }),
    z.object({
      kind: z.literal('span'),
      fromMs: z.number(),
      toMs: z.number(),
      /** The word that may stand for it: no limit, or off. */
      word: Choice.nullable(),
    }),
    z.object({ kind: z.literal('count'), from: z.number(), to: z.number() }),
    /** `8:00-23:00`, or one of the choices. */
    z.object({ kind: z.literal('hours'), choices: z.array(Choice) }),
    z.object({ kind: z.literal('flag') }),
  ]),
  value: PolicyValue,
});
export type PolicyFieldView = z.infer<typeof PolicyFieldView>;

export const PolicyForm = z
  .object({
    id: z.string(),
    version: z.number(),
    name: Words,
    note: Words,
    source: z.string(),
    /** The shop has changed it. */
    own: z.boolean(),
    inForce: z.boolean(),
    fields: z.array(PolicyFieldView),
    /** What the shop's content stood at: to be given back when publishing. */
    contentVersion: z.number(),
    /** Who published which version and why, newest first; the last one is as shipped. */
    history: z.array(
      z.object({
        contentVersion: z.number(),
        version: z.number().nullable(),
        at: z.number().nullable(),
        by: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('PolicyForm');
export type PolicyForm = z.infer<typeof PolicyForm>;

export const PolicySettings = z.record(z.string().max(40), PolicyValue);

export const PolicyTrial = z.object({
  /** What cannot be used, setting by setting. */
  problems: z.array(z.object({ key: z.string(), message: z.string() })),
  /** Against the policy in force; null: there are problems. */
  preview: PolicyPreview.nullable(),
});
