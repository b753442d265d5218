// The SQL of saved views.
import { holdsName, type Names } from '../../lib/whole-name.ts';
import type { Database } from '../../store/database.ts';

export interface ViewRow {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly shared: boolean;
}

const COLUMNS = 'id, account_id, name, filters, shared';

/** The account's own and those shared with all, by name. */
export async function listViews(db: Database, account: string): Promise<ViewRow[]> {
  return await db.query<ViewRow>(
    `select ${COLUMNS} from saved_view where account_id = $1 or shared order by name, id`,
    [account],
  );
}

export async function countOwnViews(db: Database, account: string): Promise<number> {
  const [row] = await db.query<{ views: number }>(
    'select count(*)::int as views from saved_view where account_id = $1',
    [account],
  );
  return row?.views ?? 0;
}

export async function insertView(db: Database, view: ViewRow, createdAt: number): Promise<void> {
  await db.query(
    `insert into saved_view (id, account_id, name, filters, shared, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [view.id, view.account_id, view.name, JSON.stringify(view.filters), view.shared, createdAt],
  );
}

/** Only the account's own; null: it has none of this id. */
export async function updateView(db: Database, view: ViewRow): Promise<ViewRow | null> {
  const [row] = await db.query<ViewRow>(
    `update saved_view set name = $3, filters = $4, shared = $5
     where id = $1 and account_id = $2 returning ${COLUMNS}`,
    [view.id, view.account_id, view.name, JSON.stringify(view.filters), view.shared],
  );
  return row ?? null;
}

/** False: the account has none of this id. */
export async function deleteView(db: Database, account: string, id: string): Promise<boolean> {
  const gone = await db.query(
    'delete from saved_view where id = $1 and account_id = $2 returning id',
    [id, account],
  );
  return gone.length > 0;
}

/** Views that are named after or search for one of these names; returns how many went. */
export async function deleteViewsNaming(db: Database, wanted: Names): Promise<number> {
  const views = await db.query<Pick<ViewRow, 'id' | 'name' | 'filters'>>(
    'select id, name, filters from saved_view',
  );
  const naming = views.filter(({ name, filters }) =>
    [name, filters['buyer'], filters['q']].some((text) => holdsName(text ?? '', wanted)),
  );
  await db.query('delete from saved_view where id = any($1)', [naming.map(({ id }) => id)]);
  return naming.length;
}
