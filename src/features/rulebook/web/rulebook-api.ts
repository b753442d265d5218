// The rulebook API as the pages call it, typed by its routes.
import type { InferResponseType } from 'hono/client';
import { newClient } from '../../../ui/client.ts';
import type { RulebookRoutes } from '../routes.ts';

export const api = newClient<RulebookRoutes>();

export type RuleListing = InferResponseType<typeof api.rules.$get, 200>;
export type RuleRow = RuleListing['items'][number];
export type RuleDetailShape = InferResponseType<(typeof api.rules)[':id']['$get'], 200>;
export type Example = RuleDetailShape['examples'][number];
export type RuleProblem = RuleDetailShape['problems'][number];
export type HistoryEntry = InferResponseType<
  (typeof api.rules)[':id']['history']['$get'],
  200
>['items'][number];
export type Language = InferResponseType<(typeof api)['rule-language']['$get'], 200>;
export type ChecklistData = InferResponseType<(typeof api.rules)[':id']['checklist']['$post'], 200>;
export type BacktestData = InferResponseType<(typeof api)['rule-backtests'][':job']['$get'], 200>;
export type BacktestReport = NonNullable<BacktestData['report']>;
export type PackListing = InferResponseType<(typeof api)['word-packs']['$get'], 200>;
export type PackRow = PackListing['items'][number];
export type PackPreview = InferResponseType<
  (typeof api)['word-packs'][':id']['preview']['$post'],
  200
>;
export type CardListing = InferResponseType<typeof api.scorecards.$get, 200>;
export type CardData = InferResponseType<(typeof api.scorecards)[':id']['$get'], 200>;
export type CardPreview = InferResponseType<
  (typeof api.scorecards)[':id']['preview']['$post'],
  200
>;
export type CardSample = CardPreview['samples'][number];

/** Keys of what is kept of this API: all of it changes when something is published. */
export const RULEBOOK = 'rulebook';
