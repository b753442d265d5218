// A sink that takes everything and keeps nothing, for looking at a file without importing it.
import type { Sink } from './format.ts';

export const nullSink: Sink = {
  event() {},
  agent() {},
  duty() {},
  product() {},
  orderItem() {},
  quarantine() {},
  notice() {},
  row() {},
};
