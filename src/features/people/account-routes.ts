// The API of accounts, tokens and the audit log: validate, authorise, call, present.
import { randomUUID } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { audit } from '../../http/audit.ts';
import { cutPage, readCursor } from '../../http/paging.ts';
import { ROLE_WORDS, ROLES } from '../../http/permissions.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { parseOffset } from '../../lib/zone.ts';
import { acceptPassword, applyAccountChange, createAccount } from './change-accounts.ts';
import * as contract from './contract.ts';
import { permissionsOf, present, presentAccount, usualScope } from './people.ts';
import { presentAudit, presentToken } from './present-rows.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { accountKey } from './sign-in.ts';
import { findAccount, forgetTries, listAccountRows, savePassword } from './store.ts';
import { listAuditRows } from './store-audit.ts';
import { deleteSessionsOf, insertToken, listTokenRows, revokeTokenRow } from './store-sessions.ts';

const DONE = { done: true } as const;

export const accountRoutes = newRoutes()
  .openapi(contract.getRoles, (c) =>
    c.json(
      {
        roles: ROLES.map((role) => ({
          role,
          words: ROLE_WORDS[role],
          permissions: permissionsOf(role),
          scope: present(usualScope(role)),
        })),
      },
      200,
    ),
  )
  .openapi(contract.listAccounts, async (c) => {
    const { cursor, limit, q, role, active } = c.req.valid('query');
    const after = readCursor(cursor, z.tuple([z.string()]));
    const rows = await listAccountRows(c.get('services').db, {
      q,
      role,
      active: active === undefined ? undefined : active === 'true',
      after: after?.[0] ?? null,
      limit: limit + 1,
    });
    const { items, next } = cutPage(rows, limit, (row) => [row.folded_name]);
    return c.json({ items: items.map(presentAccount), next }, 200);
  })
  .openapi(contract.addAccount, async (c) => {
    const { db, now } = c.get('services');
    const { password, ...wish } = c.req.valid('json');
    const hash = password === undefined ? null : await acceptPassword(password, wish.name);
    const account = await db.transaction(async (tx) => {
      const made = presentAccount(await createAccount(tx, wish, hash, now()));
      await audit(c, { action: 'account.add', target: made.id, after: made }, tx);
      return made;
    });
    return c.json(account, 200);
  })
  .openapi(contract.changeAccount, async (c) => {
    const { id } = c.req.valid('param');
    const change = c.req.valid('json');
    const account = await c.get('services').db.transaction(async (tx) => {
      const changed = await applyAccountChange(tx, id, change);
      const before = presentAccount(changed.before);
      const after = presentAccount(changed.after);
      await audit(c, { action: 'account.change', target: id, before, after }, tx);
      return after;
    });
    return c.json(account, 200);
  })
  .openapi(contract.resetPassword, async (c) => {
    const { db } = c.get('services');
    const { id } = c.req.valid('param');
    const account = await findAccount(db, id);
    if (account === null) throw notFound({ zh: '这个账号', en: 'account' });
    const hash = await acceptPassword(c.req.valid('json').password, account.name);
    await db.transaction(async (tx) => {
      await savePassword(tx, id, hash);
      await deleteSessionsOf(tx, id);
      await forgetTries(tx, accountKey(account.name));
      await audit(c, { action: 'account.reset-password', target: id }, tx);
    });
    return c.json(DONE, 200);
  });

export const tokenRoutes = newRoutes()
  .openapi(contract.listTokens, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([z.number().int(), z.string()]));
    const rows = await listTokenRows(c.get('services').db, before, limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => [row.created_at, row.id]);
    return c.json({ items: items.map(presentToken), next }, 200);
  })
  .openapi(contract.addToken, async (c) => {
    const { db, now } = c.get('services');
    const { source, permissions, shops, days } = c.req.valid('json');
    const secret = `kj_${newSecret()}`;
    const row = {
      id: randomUUID(),
      source,
      shown_start: secret.slice(0, 7),
      account_id: c.get('who').accountId,
      permissions: [...new Set(permissions)],
      shops: shops === 'all' ? null : shops,
      created_at: now(),
      expires_at: days === null ? null : now() + days * 86_400_000,
    };
    const token = presentToken({ ...row, last_used_at: null, revoked_at: null });
    await db.transaction(async (tx) => {
      await insertToken(tx, { ...row, tokenHash: hashSecret(secret) });
      await audit(c, { action: 'token.add', target: token.id, after: token }, tx);
    });
    return c.json({ token, secret }, 200);
  })
  .openapi(contract.revokeToken, async (c) => {
    const { db, now } = c.get('services');
    const { id } = c.req.valid('param');
    await db.transaction(async (tx) => {
      const row = await revokeTokenRow(tx, id, now());
      if (row === null)
        throw notFound({ zh: '这个口令，或已经收回', en: 'token, or it is revoked' });
      const after = presentToken(row);
      const before = { ...after, revokedAt: null };
      await audit(c, { action: 'token.revoke', target: id, before, after }, tx);
    });
    return c.json(DONE, 200);
  });

export const auditRoutes = newRoutes().openapi(contract.listAudit, async (c) => {
  const { cursor, limit, ...filter } = c.req.valid('query');
  const before = readCursor(cursor, z.tuple([z.number().int()]));
  const { db, config } = c.get('services');
  const rows = await listAuditRows(db, c.get('who'), {
    ...filter,
    zoneOffsetMs: parseOffset(config.zone),
    before: before?.[0] ?? null,
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, (row) => [row.id]);
  return c.json({ items: items.map(presentAudit), next }, 200);
});
