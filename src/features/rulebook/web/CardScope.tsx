// Whom a scorecard is for: kinds of conversations, and groups of agents where not for all.
import { Select } from 'antd';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { FormField } from './FormField.tsx';
import { PHASE_WORDS } from './rule-words.ts';

const WORDS = {
  phases: { zh: '管哪种会话', en: 'For conversations' },
  noPhase: {
    zh: '选好它管哪种会话：售前、售后还是分不清的',
    en: 'Choose what it is for: pre-sale, after-sale or unclear',
  },
  groups: { zh: '只给哪些小组用', en: 'For groups only' },
  all: { zh: '全部小组', en: 'All groups' },
  hint: {
    zh: '不选就是全店。全店已经有卡的，选小组，这些小组就改用这张',
    en: 'None: the whole shop. Where the whole shop has a card, chosen groups use this one instead',
  },
  noGroups: { zh: '还没有分小组，先在“设置 · 客服”里分', en: 'No groups yet: see Settings, Team' },
} as const;

interface Scope {
  readonly phases: readonly string[];
  /** Empty: all. */
  readonly groups: readonly string[];
}

export function CardScope({
  scope,
  shopGroups,
  locked = false,
  asked = true,
  onChange,
}: {
  readonly scope: Scope;
  readonly shopGroups: readonly string[];
  readonly locked?: boolean;
  /** A missing phase is said. */
  readonly asked?: boolean;
  readonly onChange: (scope: Partial<Scope>) => void;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const missing = asked && scope.phases.length === 0;
  const groups = [...new Set([...shopGroups, ...scope.groups])];
  return (
    <>
      <FormField label={w.phases} problem={missing ? w.noPhase : null}>
        {({ id, status }) => (
          <Select
            id={id}
            mode="multiple"
            status={status}
            disabled={locked}
            aria-label={w.phases}
            value={[...scope.phases]}
            options={Object.entries(PHASE_WORDS).map(([value, words]) => ({
              value,
              label: tw(words),
            }))}
            onChange={(phases: string[]) => onChange({ phases })}
          />
        )}
      </FormField>
      <FormField label={w.groups} hint={groups.length === 0 ? w.noGroups : w.hint} problem={null}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            disabled={locked || groups.length === 0}
            aria-label={w.groups}
            placeholder={w.all}
            value={[...scope.groups]}
            options={groups.map((value) => ({ value, label: value }))}
            onChange={(next: string[]) => onChange({ groups: next })}
          />
        )}
      </FormField>
    </>
  );
}
