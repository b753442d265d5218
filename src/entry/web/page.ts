// What a page is to the router: an address and the chunk it comes in.
import type { ComponentType } from 'react';

export interface Page {
  /** React Router's pattern, e.g. `/conversations/:shop/:id`. */
  readonly path: string;
  /** Fetches the chunk and gives the page's component. */
  readonly load: () => Promise<ComponentType>;
  /** Pages inside this one, at its `<Outlet>`. */
  readonly children?: readonly Page[];
}
