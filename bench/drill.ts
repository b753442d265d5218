// `npm run drill NAME`: tries to break the program as the world would, and prints what came of it.
import { drillBodiesLong } from './drill-bodies.ts';
import { drillKill } from './drill-kill.ts';
import { drillUploadsLong } from './drill-uploads.ts';

const DRILLS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  bodies: drillBodiesLong,
  kill: drillKill,
  uploads: drillUploadsLong,
};

const [name = '', ...args] = process.argv.slice(2);
const drill = DRILLS[name];
if (drill === undefined) {
  process.stderr.write(`npm run drill <name>: ${Object.keys(DRILLS).join(', ')}\n`);
  process.exitCode = 2;
} else {
  await drill(args);
}
