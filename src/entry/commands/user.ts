// `kejing user add|list|reset`: accounts from the command line, for whoever has the data folder.
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { Role } from '../../http/permissions.ts';
import { columnTable } from '../../report/column-table.ts';
import type { Database } from '../../store/database.ts';
import { EXIT, Refused } from '../exit.ts';
import { type DataOptions, readConfig } from '../read-config.ts';

interface AddOptions extends DataOptions {
  readonly role: string;
  readonly agent?: string;
  readonly shop: readonly string[];
  readonly group: readonly string[];
  readonly passwordStdin?: boolean;
}

const many = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds the commands. */
export function addUser(program: Command): void {
  const user = program.command('user').description('账号 · Accounts');
  user
    .command('add')
    .description('建账号 · Adds an account')
    .argument('<name>', '账号名 · name')
    .requiredOption('--role <role>', 'owner manager inspector leader trainer agent viewer')
    .option('--agent <id>', '是哪个客服，如 旗舰店:小美 · the agent this is')
    .option('--shop <id>', '只看这个店，可多次 · only this shop', many, [])
    .option('--group <name>', '只看这个组，可多次 · only this group', many, [])
    .option('--password-stdin', '从标准输入读密码 · read the password from standard input')
    .option('--data <dir>', '数据文件夹 · data folder')
    .action((name: string, options: AddOptions) => runAdd(name, options));
  user
    .command('list')
    .description('列出账号 · Lists accounts')
    .option('--data <dir>', '数据文件夹 · data folder')
    .option('--json', '输出 JSON · print JSON')
    .action((options: DataOptions & { json?: boolean }) => runList(options));
  user
    .command('reset')
    .description('重设密码，并让他在各处退出 · Sets a password and signs the account out')
    .argument('<name>', '账号名 · name')
    .option('--password-stdin', '从标准输入读密码 · read the password from standard input')
    .option('--data <dir>', '数据文件夹 · data folder')
    .action((name: string, options: DataOptions & { passwordStdin?: boolean }) =>
      runReset(name, options),
    );
}

/** Refusals of the API are said on the terminal the same way. */
async function withDatabase<T>(
  { data }: DataOptions,
  there: boolean,
  run: (db: Database) => Promise<T>,
): Promise<T> {
  const { config } = readConfig({ dataFolder: data });
  const { openConfigured } = await import('../open-services.ts');
  const { Refusal } = await import('../../http/refusal.ts');
  const db = await openConfigured(config, there);
  try {
    return await run(db);
  } catch (error) {
    if (error instanceof Refusal) throw new Refused(error.words, error.todo);
    throw error;
  } finally {
    await db.close();
  }
}

async function readPassword(fromStdin: boolean | undefined): Promise<string> {
  if (!fromStdin && !process.stdin.isTTY) {
    throw new Refused({
      zh: '没有终端可以输入密码：加 --password-stdin，从标准输入给',
      en: 'there is no terminal to type a password on: use --password-stdin',
    });
  }
  const lines = createInterface({
    input: process.stdin,
    output: fromStdin ? undefined : process.stderr,
  });
  try {
    if (fromStdin) {
      for await (const line of lines) return line;
      return '';
    }
    return await lines.question('密码（至少 10 个字，会显示出来） · password (shown): ');
  } finally {
    lines.close();
  }
}

function checkLength(password: string): string {
  if (password.length >= 10 && password.length <= 200) return password;
  throw new Refused({
    zh: '密码要 10 到 200 个字',
    en: 'a password has 10 to 200 characters',
  });
}

async function runAdd(name: string, options: AddOptions): Promise<void> {
  const { ROLES } = await import('../../http/permissions.ts');
  if (!ROLES.some((role) => role === options.role)) {
    throw new Refused({
      zh: `没有角色“${options.role}”，只有 ${ROLES.join(' ')}`,
      en: `there is no role “${options.role}”; there are ${ROLES.join(' ')}`,
    });
  }
  const role = options.role as Role;
  const password = checkLength(await readPassword(options.passwordStdin));
  const { acceptPassword, createAccount } = await import(
    '../../features/people/change-accounts.ts'
  );
  const { presentAccount, usualScope } = await import('../../features/people/people.ts');
  await withDatabase(options, false, async (db) => {
    const usual = usualScope(role);
    const scope = {
      ...usual,
      shops: options.shop.length > 0 ? options.shop : usual.shops,
      groups: options.group.length > 0 ? options.group : usual.groups,
    };
    const hash = await acceptPassword(password, name);
    await db.transaction(async (tx) => {
      const wish = { name, role, scope, agent: options.agent ?? null };
      const made = presentAccount(await createAccount(tx, wish, hash, Date.now()));
      await noteChange(tx, 'account.add', made.id, made);
    });
  });
  process.stdout.write(`已建账号 ${name}（${role}） · added\n`);
  process.exitCode = EXIT.done;
}

async function noteChange(
  tx: Database,
  action: string,
  target: string,
  after: unknown,
): Promise<void> {
  const { saveAudit } = await import('../../store/save-audit.ts');
  await saveAudit(tx, {
    at: Date.now(),
    accountId: null,
    accountName: '命令行 command line',
    via: 'command-line',
    action,
    target,
    shop: null,
    before: null,
    after,
    requestId: null,
  });
}

async function runList(options: DataOptions & { json?: boolean }): Promise<void> {
  const { listAccountRows } = await import('../../features/people/store.ts');
  const { presentAccount } = await import('../../features/people/people.ts');
  const accounts = await withDatabase(options, true, async (db) =>
    (await listAccountRows(db, { after: null, limit: 10_000 })).map(presentAccount),
  );
  const titles = ['账号 name', '角色 role', '客服 agent', '状态 state', '范围 scope'];
  const text = options.json
    ? JSON.stringify(accounts, null, 2)
    : columnTable(
        titles.map((title) => ({ title })),
        accounts.map(({ name, role, agent, active, scope }) => [
          name,
          role,
          agent ?? '—',
          active ? '在用 active' : '停用 stopped',
          scope.self ? 'self' : `shops: ${[scope.shops].flat()}; groups: ${[scope.groups].flat()}`,
        ]),
        100,
      ).join('\n');
  process.stdout.write(`${text}\n`);
  process.exitCode = EXIT.done;
}

async function runReset(
  name: string,
  options: DataOptions & { passwordStdin?: boolean },
): Promise<void> {
  const password = checkLength(await readPassword(options.passwordStdin));
  const people = await import('../../features/people/store.ts');
  const { foldName } = await import('../../features/people/people.ts');
  const { acceptPassword } = await import('../../features/people/change-accounts.ts');
  const { deleteSessionsOf } = await import('../../features/people/store-sessions.ts');
  await withDatabase(options, true, async (db) => {
    const account = await people.findAccountByName(db, foldName(name));
    if (account === null) {
      throw new Refused({ zh: `没有账号“${name}”`, en: `there is no account “${name}”` });
    }
    const hash = await acceptPassword(password, name);
    await db.transaction(async (tx) => {
      await people.savePassword(tx, account.id, hash);
      await deleteSessionsOf(tx, account.id);
      await people.forgetTries(tx, `account:${foldName(name)}`);
      await noteChange(tx, 'account.reset-password', account.id, null);
    });
  });
  process.stdout.write(`已重设 ${name} 的密码 · reset\n`);
  process.exitCode = EXIT.done;
}
