// Progress is a bar on a terminal and plain lines elsewhere.
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createProgress } from './progress.ts';

class Sink extends Writable {
  text = '';
  readonly isTTY: boolean;
  readonly columns = 80;
  constructor(isTTY: boolean) {
    super();
    this.isTTY = isTTY;
  }
  override _write(chunk: Buffer, _: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
  cursorTo(): void {}
  clearLine(): void {}
  moveCursor(): void {}
}

const stage = { zh: '分析', en: 'Analysing' };
const unit = { zh: '条消息', en: 'messages' };

describe('progress', () => {
  test('plain: start, each quarter passed, end; however often it is updated', () => {
    const stream = new Sink(false);
    const progress = createProgress({ stream, lang: 'zh' });
    progress.start(stage, 1000, unit);
    for (let done = 0; done <= 1000; done += 10) progress.update(done);
    progress.finish({ zh: '1,000 条', en: '1,000' });
    expect(stream.text).toBe('分析 …\n分析 25%\n分析 50%\n分析 75%\n分析 完成: 1,000 条\n');
  });

  test('plain: an unknown total and an empty stage say start and end', () => {
    const stream = new Sink(false);
    const progress = createProgress({ stream, lang: 'en' });
    progress.start(stage, null, unit);
    progress.update(50);
    progress.finish();
    progress.start(stage, 0, unit);
    progress.update(0);
    progress.finish();
    expect(stream.text).toBe('Analysing …\nAnalysing done\nAnalysing …\nAnalysing done\n');
  });

  test('terminal: ends with one line that says what came of it', () => {
    const stream = new Sink(true);
    const progress = createProgress({ stream, lang: 'zh' });
    progress.start(stage, 10, unit);
    progress.update(10);
    progress.finish({ zh: '10 条', en: '10' });
    expect(stream.text.endsWith('✓ 分析  10 条\n')).toBe(true);
  });
});
