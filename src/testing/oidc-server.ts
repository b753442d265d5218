// A real OIDC provider on this machine for tests: discovery, keys, code with PKCE, signed id tokens.
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

export interface OidcServer {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next, as claims. */
  person: Readonly<Record<string, unknown>>;
  /** Changes the id token's claims before it is signed, to see them refused. */
  tamper: (claims: Record<string, unknown>) => Record<string, unknown>;
  close(): Promise<void>;
}

const base64url = (value: unknown): string =>
  Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/** Starts it on a free port of the loopback. */
export async function startOidcServer(): Promise<OidcServer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: OidcServer = {
    issuer,
    clientId: 'kejing',
    clientSecret: 'a secret of two',
    person: { sub: 'p-1', preferred_username: 'meili' },
    tamper: (claims) => claims,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
  );
  app.get('/keys', (c) =>
    c.json({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }],
    }),
  );
  app.get('/authorize', (c) => {
    const {
      redirect_uri: redirect = '',
      state: given = '',
      nonce = '',
      code_challenge: challenge = '',
    } = c.req.query();
    const code = randomBytes(12).toString('base64url');
    codes.set(code, { challenge, nonce, redirect });
    const back = new URL(redirect);
    back.searchParams.set('code', code);
    back.searchParams.set('state', given);
    return c.redirect(back.href);
  });
  app.post('/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (asked?.challenge !== challenge || asked.redirect !== form.get('redirect_uri')) {
      return c.json({ error: 'invalid_grant' }, 400);
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = state.tamper({
      iss: issuer,
      aud: state.clientId,
      iat: now,
      exp: now + 300,
      nonce: asked.nonce,
      ...state.person,
    });
    const head = `${base64url({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${base64url(claims)}`;
    const signature = createSign('RSA-SHA256').update(head).sign(privateKey).toString('base64url');
    return c.json({
      access_token: 'unused',
      token_type: 'Bearer',
      id_token: `${head}.${signature}`,
    });
  });
  return state;
}
