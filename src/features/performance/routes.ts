// The API of performance: validate, authorise, call, present.
import { newRoutes } from '../../http/routes.ts';
import { agentRoutes } from './agent-routes.ts';
import { attributionRoutes } from './attribution-routes.ts';
import { metricRoutes } from './metric-routes.ts';
import { overviewRoutes } from './overview-routes.ts';

export const performanceRoutes = newRoutes()
  .route('/', overviewRoutes)
  .route('/', agentRoutes)
  .route('/', metricRoutes)
  .route('/', attributionRoutes);

export type PerformanceRoutes = typeof performanceRoutes;
