// Proves that a place in a condition is said in words, in both languages, and nothing else of the text changes.
import { expect, test } from 'vitest';
import { placeWords } from './place-words.ts';

test('P5 a place in a condition is said in words', () => {
  expect(placeWords('去掉 when.line.replyTo.any.0', 'zh')).toBe(
    '去掉 “有这样一句话 › 接着对方的话 › 有其中之一 › 第 1 项”',
  );
  expect(placeWords('去掉词“亲”（when.not.says.any）', 'zh')).toBe(
    '去掉词“亲”（“不成立 › 话里有 › 有其中之一”）',
  );
  expect(placeWords('without when.not', 'en')).not.toMatch(/when|\./);
  expect(placeWords('词包 shopping 去掉“多少钱”', 'zh')).toBe('词包 shopping 去掉“多少钱”');
});
