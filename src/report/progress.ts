// Says how far a long run is: a bar on a terminal, plain lines in a file or a pipe.
import type { Writable } from 'node:stream';
import { type Options, SingleBar } from 'cli-progress';
import type { Words } from '../intake/format.ts';
import { presentCount } from './present-number.ts';

export interface ProgressOptions {
  readonly stream: Writable & { readonly isTTY?: boolean };
  readonly lang: 'zh' | 'en';
}

/** One stage at a time; `update` may be called as often as wanted. */
export interface Progress {
  /** `total` null: unknown, then only the count is shown. `unit`: what is counted. */
  start(stage: Words, total: number | null, unit: Words): void;
  /** `done` of this stage so far. */
  update(done: number): void;
  /** Ends the stage; `note` is what came of it. */
  finish(note?: Words): void;
}

const STEP = 0.25;

/** Bars where the stream is a terminal, otherwise a line at the start, each quarter and the end. */
export function createProgress(options: ProgressOptions): Progress {
  return options.stream.isTTY === true ? barProgress(options) : lineProgress(options);
}

function barProgress({ stream, lang }: ProgressOptions): Progress {
  let bar: SingleBar | null = null;
  let name = '';
  let done = 0;
  return {
    start(stage, total, unit) {
      name = stage[lang];
      done = 0;
      const settings: Options = {
        format:
          total === null
            ? `${name}  {value} ${unit[lang]}`
            : `${name}  {bar} {percentage}%  {value}/{total} ${unit[lang]}`,
        barsize: 28,
        barCompleteChar: '━',
        barIncompleteChar: '─',
        hideCursor: true,
        clearOnComplete: true,
        formatValue: (value, _, type) =>
          type === 'percentage' ? String(value).padStart(3) : presentCount(value),
        stream,
      };
      bar = new SingleBar(settings);
      bar.start(total ?? 0, 0);
    },
    update(next) {
      done = next;
      bar?.update(next);
    },
    finish(note) {
      bar?.update(done);
      bar?.stop();
      bar = null;
      stream.write(`✓ ${name}${note === undefined ? '' : `  ${note[lang]}`}\n`);
    },
  };
}

function lineProgress({ stream, lang }: ProgressOptions): Progress {
  let name = '';
  let of: number | null = null;
  let next = STEP;
  return {
    start(stage, total) {
      name = stage[lang];
      of = total;
      next = STEP;
      stream.write(`${name} …\n`);
    },
    update(done) {
      if (of === null || of === 0 || done / of < next || next >= 1) return;
      while (done / of >= next) next += STEP;
      stream.write(`${name} ${Math.floor((done / of) * 100)}%\n`);
    },
    finish(note) {
      stream.write(
        `${name} ${lang === 'zh' ? '完成' : 'done'}${note === undefined ? '' : `: ${note[lang]}`}\n`,
      );
    },
  };
}
