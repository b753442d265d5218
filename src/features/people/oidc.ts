// Signing in by OIDC: discovery once, code flow with PKCE, state and nonce, and whose account an identity is.
import * as client from 'openid-client';
import { Refusal } from '../../http/refusal.ts';
import type { Database } from '../../store/database.ts';
import type { Config } from '../../work/config.ts';
import { createAccount } from './change-accounts.ts';
import { foldName } from './people.ts';
import {
  type AccountRow,
  findAccountByName,
  findAccountByOidc,
  lockAccounts,
  saveOidcIdentity,
} from './store.ts';

/** What the provider says of a person, checked. */
export interface OidcPerson {
  /** `<issuer> <subject>`. */
  readonly identity: string;
  /** Names an account may have been added under, best first. */
  readonly names: readonly string[];
  readonly displayName: string;
}

const known = new Map<string, Promise<client.Configuration>>();

/** The provider's endpoints and keys, asked for once; a failure is asked again next time. */
function provider(config: Config): Promise<client.Configuration> {
  const { oidcIssuer, oidcClientId, oidcClientSecret } = config;
  if (oidcIssuer === null || oidcClientId === null) throw notConfigured();
  const key = `${oidcIssuer} ${oidcClientId}`;
  let found = known.get(key);
  if (found === undefined) {
    const issuer = new URL(oidcIssuer);
    const local =
      issuer.protocol === 'http:' && /^(127\.|localhost$|\[::1\]$)/.test(issuer.hostname);
    found = client.discovery(issuer, oidcClientId, oidcClientSecret ?? undefined, undefined, {
      timeout: 10,
      ...(local ? { execute: [client.allowInsecureRequests] } : {}),
    });
    known.set(key, found);
    found.catch(() => known.delete(key));
  }
  return found;
}

export interface OidcStart {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Where to send the browser, and what its return is checked against. */
export async function startSignIn(config: Config, redirectUri: string): Promise<OidcStart> {
  const found = await provider(config);
  const codeVerifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const url = client.buildAuthorizationUrl(found, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href, state, nonce, codeVerifier };
}

/** Exchanges the code; throws if the provider refuses or anything does not match. */
export async function finishSignIn(
  config: Config,
  callback: URL,
  checks: { readonly state: string; readonly nonce: string; readonly codeVerifier: string },
): Promise<OidcPerson> {
  const tokens = await client.authorizationCodeGrant(await provider(config), callback, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.codeVerifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no id token');
  const text = (value: unknown): string[] =>
    typeof value === 'string' && value.trim() !== '' ? [value.trim().slice(0, 60)] : [];
  const email = claims['email_verified'] === true ? text(claims['email']) : [];
  const names = [...text(claims['preferred_username']), ...email];
  return {
    identity: `${claims.iss} ${claims.sub}`,
    names,
    displayName: text(claims['name'])[0] ?? names[0] ?? claims.sub.slice(0, 60),
  };
}

export interface FoundAccount {
  readonly account: AccountRow;
  /** What happened to the account, for the audit log; null: nothing. */
  readonly change: 'account.link-oidc' | 'account.add-by-oidc' | null;
}

/**
 * The identity's account; else the one that was added under its name without a password, which is what
 * such accounts wait for; else a new one if the configuration gives newcomers a role.
 */
export async function accountOf(
  tx: Database,
  person: OidcPerson,
  config: Config,
  now: number,
): Promise<FoundAccount> {
  await lockAccounts(tx);
  const linked = await findAccountByOidc(tx, person.identity);
  if (linked !== null) {
    if (!linked.active) throw noAccount();
    return { account: linked, change: null };
  }
  for (const name of person.names) {
    const named = await findAccountByName(tx, foldName(name));
    if (named === null || !named.active) continue;
    if (named.password_hash !== null || named.oidc_identity !== null) continue;
    await saveOidcIdentity(tx, named.id, person.identity);
    return {
      account: { ...named, oidc_identity: person.identity },
      change: 'account.link-oidc',
    };
  }
  const name = person.names[0];
  if (config.oidcNewAccountRole === null || name === undefined) throw noAccount();
  const account = await createAccount(
    tx,
    {
      name,
      displayName: person.displayName,
      role: config.oidcNewAccountRole,
      oidcIdentity: person.identity,
    },
    null,
    now,
  );
  return { account, change: 'account.add-by-oidc' };
}

export function notConfigured(): Refusal {
  return new Refusal({
    status: 404,
    code: 'oidc-not-configured',
    words: { zh: '没有配置单点登录', en: 'OIDC is not configured' },
    todo: { zh: '用账号和密码登录', en: 'Sign in with name and password' },
  });
}

function noAccount(): Refusal {
  return new Refusal({
    status: 403,
    code: 'oidc-no-account',
    words: {
      zh: '单点登录成功，但客镜里没有给你开账号',
      en: 'Signed in there, but no account here',
    },
    todo: {
      zh: '请店主按你的用户名建一个不设密码的账号',
      en: 'Ask the owner to add an account of your user name without a password',
    },
  });
}
