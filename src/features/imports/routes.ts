// The API of imports: validate, authorise, call, present.

import { newRoutes } from '../../http/routes.ts';
import { importJobRoutes } from './import-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

/** Files first: their fixed paths must win over `/imports/{id}`. */
export const importsRoutes = newRoutes().route('/', uploadRoutes).route('/', importJobRoutes);

export type ImportsRoutes = typeof importsRoutes;
