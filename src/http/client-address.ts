// Where a request comes from: the peer's address, the proxy's word for it if it is trusted, and whether it is this machine.
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

interface Peer {
  readonly address: string;
  readonly httpVersion: string;
}

/** Without a socket (requests made inside the process) it is this machine. */
function peerOf(c: Context<AppEnv>): Peer {
  const incoming = (
    c.env as
      | { incoming?: { socket?: { remoteAddress?: string }; httpVersion?: string } }
      | undefined
  )?.incoming;
  return {
    address: incoming?.socket?.remoteAddress ?? '127.0.0.1',
    httpVersion: incoming?.httpVersion ?? '1.1',
  };
}

/** The caller's address: of a trusted proxy's X-Forwarded-For the last, which the proxy itself wrote. */
export function clientAddress(c: Context<AppEnv>): string {
  if (c.get('services').config.trustProxy) {
    const last = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    if (last !== undefined && last !== '') return last.slice(0, 64);
  }
  return peerOf(c).address;
}

const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * True if somebody on this very machine asks: a loopback peer, a local name (a page of another name
 * that points here is not), and no sign of a proxy (which would be local for everybody).
 */
export function isFromThisMachine(c: Context<AppEnv>): boolean {
  const { config } = c.get('services');
  if (config.publicUrl !== null || config.trustProxy) return false;
  const { address, httpVersion } = peerOf(c);
  if (!/^(127\.|::1$|::ffff:127\.)/.test(address)) return false;
  // No browser speaks HTTP/1.0; proxies that tell nothing of themselves do.
  if (httpVersion === '1.0') return false;
  if (FORWARDING.some((name) => c.req.header(name) !== undefined)) return false;
  return LOCAL_NAMES.has(new URL(c.req.url).hostname);
}

/** True if the browser reached us by https, so that cookies may be marked secure. */
export function isSecure(c: Context<AppEnv>): boolean {
  const { config } = c.get('services');
  if (config.publicUrl !== null) return config.publicUrl.startsWith('https:');
  if (config.trustProxy && c.req.header('x-forwarded-proto') === 'https') return true;
  return new URL(c.req.url).protocol === 'https:';
}
