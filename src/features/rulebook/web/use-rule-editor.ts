// The state of a rule being written: the text, its draft on the server, and what the server says of it as one types.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { read } from '../../../ui/client.ts';
import { setInYaml, type YamlPath } from './edit-yaml.ts';
import { api, RULEBOOK } from './rulebook-api.ts';

export interface RuleTexts {
  readonly yaml: string;
  readonly chat: string;
  readonly base: number;
}

export interface RuleEditor {
  readonly texts: RuleTexts;
  readonly setYaml: (yaml: string) => void;
  readonly setChat: (chat: string) => void;
  /** Sets one value in the text. */
  readonly setValue: (path: YamlPath, value: unknown) => void;
  /** null: the draft is not on the server yet. */
  readonly savedAt: number | null;
  readonly check: Awaited<ReturnType<typeof checkTexts>> | null;
  readonly checking: boolean;
  /** Something was typed since the text was opened. */
  readonly changed: boolean;
}

const CHECK_AFTER_MS = 450;
const SAVE_AFTER_MS = 1400;

const checkTexts = (shop: string, id: string, { yaml, chat }: RuleTexts) =>
  read(api['rule-check'].$post({ json: { shop, id, yaml, chat } }));

/** `opened` is the draft or what is in force. */
export function useRuleEditor(
  shop: string,
  id: string,
  opened: RuleTexts & { readonly savedAt: number | null },
): RuleEditor {
  const [texts, setTexts] = useState<RuleTexts>(opened);
  const [savedAt, setSavedAt] = useState(opened.savedAt);
  const settled = useSettled(texts, CHECK_AFTER_MS);
  const check = useQuery({
    queryKey: [RULEBOOK, 'check', shop, id, settled.yaml, settled.chat],
    queryFn: () => checkTexts(shop, id, settled),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const cache = useQueryClient();
  const changed = texts.yaml !== opened.yaml || texts.chat !== opened.chat;
  const last = useRef(opened as RuleTexts);
  const saved = useSettled(texts, SAVE_AFTER_MS);
  useEffect(() => {
    if (saved.yaml === last.current.yaml && saved.chat === last.current.chat) return;
    last.current = saved;
    void read(api.rules[':id'].draft.$put({ param: { id }, json: { shop, ...saved } })).then(
      (draft) => {
        setSavedAt(draft.savedAt);
        void cache.invalidateQueries({ queryKey: [RULEBOOK, 'list'] });
      },
      () => setSavedAt(null),
    );
  }, [saved, shop, id, cache]);
  const setYaml = useCallback((yaml: string) => setTexts((now) => ({ ...now, yaml })), []);
  const setChat = useCallback((chat: string) => setTexts((now) => ({ ...now, chat })), []);
  const setValue = useCallback(
    (path: YamlPath, value: unknown) =>
      setTexts((now) => ({ ...now, yaml: setInYaml(now.yaml, path, value) })),
    [],
  );
  return {
    ...{ texts, setYaml, setChat, setValue, savedAt, changed },
    check: check.data ?? null,
    checking: check.isFetching || settled !== texts,
  };
}

/** The value once it has not changed for so long. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
