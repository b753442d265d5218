// Keeps a new word pack or scorecard on the server as it is written.
import { useEffect, useRef, useState } from 'react';
import { useSettled } from './use-rule-editor.ts';

const SAVE_AFTER_MS = 800;

export interface DraftState {
  /** null: what was typed last is not kept yet. */
  readonly savedAt: number | null;
}

/** `draft` null: it is in force, and nothing is kept before it is published. */
export function useDraftSaving(
  yaml: string,
  opened: string,
  draft: { readonly savedAt: number } | null,
  save: (yaml: string) => Promise<{ readonly savedAt: number }>,
): DraftState {
  const [savedAt, setSavedAt] = useState(draft?.savedAt ?? null);
  const settled = useSettled(yaml, SAVE_AFTER_MS);
  const last = useRef(opened);
  const unpublished = draft !== null;
  const send = useRef(save);
  send.current = save;
  useEffect(() => {
    if (!unpublished || settled === last.current) return;
    last.current = settled;
    void send.current(settled).then(
      (kept) => setSavedAt(kept.savedAt),
      () => setSavedAt(null),
    );
  }, [settled, unpublished]);
  return { savedAt: settled === yaml ? savedAt : null };
}
