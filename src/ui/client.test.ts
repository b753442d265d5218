// Proves that refusals become ApiErrors, writes carry the CSRF header, and 4xx are not tried again.
import { afterEach, describe, expect, test } from 'vitest';
import { ApiError, request } from './client.ts';
import { shouldRetry } from './query-client.ts';

const before = globalThis.fetch;
let asked: Headers | undefined;
function answer(status: number, body: string): void {
  globalThis.fetch = async (_input, init) => {
    asked = new Headers(init?.headers);
    return new Response(body, { status });
  };
}

afterEach(() => {
  globalThis.fetch = before;
});

describe('client', () => {
  test('a refusal keeps code, words and what to do', async () => {
    answer(409, JSON.stringify({ error: { code: 'taken', message: '已被占用', todo: '换一个' } }));
    const error = await request('/api/x').catch((one: unknown) => one);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'taken',
      status: 409,
      message: '已被占用',
      todo: '换一个',
    });
    expect(asked?.get('x-kejing')).toBeNull();
  });

  test('G3 writes carry the header that other sites cannot send, in the user’s language', async () => {
    answer(200, '{}');
    await request('/api/x', { method: 'POST' });
    expect([asked?.get('x-kejing'), asked?.get('x-lang')]).toEqual(['1', 'zh']);
  });

  test('a page of a proxy instead of JSON still is an ApiError; no answer says so in Chinese', async () => {
    answer(502, '<html>');
    await expect(request('/api/x')).rejects.toMatchObject({ status: 502 });
    globalThis.fetch = async () => {
      throw new TypeError('failed');
    };
    await expect(request('/api/x')).rejects.toMatchObject({ status: 0, message: '连不上客镜' });
  });

  test('refusals are not tried again, lost connections twice', () => {
    expect(shouldRetry(0, new ApiError(404, {}))).toBe(false);
    expect([0, 1, 2].map((n) => shouldRetry(n, new ApiError(0, {})))).toEqual([true, true, false]);
  });
});
