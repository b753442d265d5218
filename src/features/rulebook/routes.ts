// The API of the rulebook as one: rules, their changes, word packs and scorecards.
import { newRoutes } from '../../http/routes.ts';
import { changeRoutes } from './change-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { packRoutes } from './pack-routes.ts';
import { ruleRoutes } from './rule-routes.ts';
import { scorecardRoutes } from './scorecard-routes.ts';

export const rulebookRoutes = newRoutes()
  .route('/', ruleRoutes)
  .route('/', changeRoutes)
  .route('/', draftRoutes)
  .route('/', packRoutes)
  .route('/', scorecardRoutes);

export type RulebookRoutes = typeof rulebookRoutes;
