// The API of one's own session: first set-up, signing in and out, one's own password.

import { findWho } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { isFromThisMachine } from '../../http/client-address.ts';
import { conflict, notAllowed, Refusal } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import type { Who } from '../../http/scope.ts';
import { parseOffset } from '../../lib/zone.ts';
import { saveAudit } from '../../store/save-audit.ts';
import { acceptPassword, createAccount } from './change-accounts.ts';
import * as contract from './contract.ts';
import { foldName, presentAccount, presentMe, whoOf } from './people.ts';
import { checkPassword, sameSecret } from './secrets.ts';
import { accountKey, beginSession, countSignIn, endSession } from './sign-in.ts';
import {
  findAccount,
  findAccountByName,
  forgetTries,
  hasAccounts,
  lockAccounts,
  savePassword,
} from './store.ts';
import { deleteSessionsOf } from './store-sessions.ts';

const DONE = { done: true } as const;

export interface SessionOptions {
  /** Asked for when the owner is created from another machine; null: only this machine may. */
  readonly setupCode: string | null;
  readonly version: string;
}

/** Tokens are for programs: they neither sign out nor change a person's password. */
function inPerson(who: Who): Who {
  if (who.token) throw notAllowed('signed-in');
  return who;
}

/** Who is signed in, and the first owner, for a server that knows its set-up code. */
export function setUpRoutes({ setupCode, version }: SessionOptions) {
  return newRoutes()
    .openapi(contract.getSession, async (c) => {
      const { db, config } = c.get('services');
      const who = findWho(c);
      const account = who === null ? null : await findAccount(db, who.accountId);
      const oidc =
        config.oidcIssuer === null
          ? null
          : { label: config.oidcLabel, startUrl: '/api/oidc/start' };
      return c.json(
        {
          me: account === null || who === null ? null : presentMe(account, who),
          needsSetup: !(await hasAccounts(db)),
          needsSetupCode: !isFromThisMachine(c),
          zoneOffsetMs: parseOffset(config.zone),
          oidc,
          version,
        },
        200,
      );
    })
    .openapi(contract.setUp, async (c) => {
      const { db, now } = c.get('services');
      const { code, name, displayName, password } = c.req.valid('json');
      if (await hasAccounts(db)) throw setUpAlready();
      if (!isFromThisMachine(c)) {
        await countSignIn(c, 'setup');
        if (setupCode === null || !sameSecret(code ?? '', setupCode)) throw wrongSetupCode();
      }
      const hash = await acceptPassword(password, name);
      const owner = await db.transaction(async (tx) => {
        await lockAccounts(tx);
        if (await hasAccounts(tx)) throw setUpAlready();
        const made = await createAccount(tx, { name, displayName, role: 'owner' }, hash, now());
        const after = presentAccount(made);
        await audit(c, { action: 'account.set-up', target: made.id, after }, tx);
        return made;
      });
      await beginSession(c, owner.id);
      return c.json(presentMe(owner, whoOf(owner)), 200);
    });
}

export const sessionRoutes = newRoutes()
  .openapi(contract.signIn, async (c) => {
    const { db, now } = c.get('services');
    const { name, password } = c.req.valid('json');
    await countSignIn(c, name);
    const account = await findAccountByName(db, foldName(name));
    const usable = account?.active === true ? account : null;
    const matches = await checkPassword(password, usable?.password_hash ?? null);
    if (usable === null || !matches) throw wrongPassword();
    await forgetTries(db, accountKey(name));
    await beginSession(c, usable.id);
    await saveAudit(db, {
      at: now(),
      accountId: usable.id,
      accountName: usable.display_name,
      via: 'web',
      action: 'session.sign-in',
      target: usable.id,
      shop: null,
      before: null,
      after: null,
      requestId: c.get('requestId'),
    });
    return c.json(presentMe(usable, whoOf(usable)), 200);
  })
  .openapi(contract.signOut, async (c) => {
    inPerson(c.get('who'));
    await endSession(c);
    return c.json(DONE, 200);
  })
  .openapi(contract.signOutEverywhere, async (c) => {
    const who = inPerson(c.get('who'));
    await deleteSessionsOf(c.get('services').db, who.accountId);
    await endSession(c);
    return c.json(DONE, 200);
  })
  .openapi(contract.changePassword, async (c) => {
    const { db } = c.get('services');
    const who = inPerson(c.get('who'));
    const { current, next } = c.req.valid('json');
    const account = await findAccount(db, who.accountId);
    await countSignIn(c, account?.name ?? '');
    if (account === null || !(await checkPassword(current, account.password_hash))) {
      throw wrongPassword();
    }
    const hash = await acceptPassword(next, account.name);
    await db.transaction(async (tx) => {
      await savePassword(tx, account.id, hash);
      await deleteSessionsOf(tx, account.id);
      await forgetTries(tx, accountKey(account.name));
      await audit(c, { action: 'account.change-password', target: account.id }, tx);
    });
    // A new one here too: whoever copied the old cookie is out like everybody else.
    await beginSession(c, account.id);
    return c.json(DONE, 200);
  });

function setUpAlready(): Refusal {
  return conflict(
    'set-up-already',
    { zh: '已经有账号了', en: 'There are accounts already' },
    { zh: '请直接登录', en: 'Please sign in' },
  );
}

function wrongSetupCode(): Refusal {
  return new Refusal({
    status: 403,
    code: 'wrong-setup-code',
    words: { zh: '初始化码不对', en: 'The set-up code is wrong' },
    todo: {
      zh: '看启动客镜的那个窗口，里面印着初始化码',
      en: 'Look at the terminal where `kejing serve` runs: the code is printed there',
    },
  });
}

/** The same whether the name or the password is wrong. */
function wrongPassword(): Refusal {
  return new Refusal({
    status: 403,
    code: 'wrong-password',
    words: { zh: '账号或密码不对', en: 'The name or the password is wrong' },
    todo: { zh: '检查大小写；忘了请店主重设', en: 'Check upper case; the owner can reset it' },
  });
}
