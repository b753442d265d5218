// Collects garbage at once, so that what one part leaves behind is not charged to the next.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
// Collecting throws away code that has not run lately: the next part would pay for compiling it again.
setFlagsFromString('--no-flush-bytecode');

export const collectGarbage = runInNewContext('gc') as () => void;
