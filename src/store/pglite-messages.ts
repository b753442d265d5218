// What the thread of the embedded database is asked, and what it answers.

export type PgliteRequest =
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly sql: string;
      readonly params: readonly unknown[];
      readonly asArrays: boolean;
    }
  | { readonly kind: 'exec'; readonly id: number; readonly sql: string }
  | {
      readonly kind: 'copy';
      readonly id: number;
      readonly sql: string;
      readonly chunks: readonly Uint8Array[];
    }
  | { readonly kind: 'close'; readonly id: number };

export type PgliteAnswer =
  | { readonly id: number; readonly rows: readonly unknown[] }
  | { readonly id: number; readonly failed: PgliteFailure };

/** An error, as far as it passes between threads. */
export interface PgliteFailure {
  readonly message: string;
  readonly stack: string | undefined;
  /** SQLSTATE; null: not the database's own. */
  readonly code: string | null;
  readonly constraint: string | null;
  readonly detail: string | null;
}
