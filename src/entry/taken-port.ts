// Whether a port is free, and what to say if it is not: who is there as far as one can tell, and what to do.
import { createServer } from 'node:net';
import { Refused } from './exit.ts';

const ANSWER_WITHIN_MS = 1500;

/** True if nobody listens there yet. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** The refusal of a port somebody else has. */
export async function portTaken(port: number): Promise<Refused> {
  if (await isKejing(port)) {
    return new Refused({
      zh: `端口 ${port} 上已经开着一个客镜：http://127.0.0.1:${port}。直接打开它，或用 --port 换一个端口，或先停掉它（在它的窗口按 Ctrl+C）`,
      en: `Kejing runs on port ${port} already: http://127.0.0.1:${port}. Open that, choose another with --port, or stop it first (Ctrl+C in its window)`,
    });
  }
  const look =
    process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`;
  return new Refused({
    zh: `端口 ${port} 被别的程序占着（看是谁：${look}）。用 --port 换一个端口，或停掉那个程序`,
    en: `Another program has port ${port} (see which: ${look}). Choose another with --port, or stop it`,
  });
}

/** As its own health check answers. */
async function isKejing(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal });
    const body = (await response.json()) as { ok?: unknown; database?: unknown } | null;
    return typeof body?.ok === 'boolean' && typeof body.database === 'string';
  } catch {
    return false;
  }
}
