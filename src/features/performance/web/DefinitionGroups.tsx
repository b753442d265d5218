// Definitions grouped by what a manager asks about: a list to jump by, and each opened where it stands.
import { Link } from 'react-router';
import { FAMILIES, SUBJECTS, type Subject } from '../../../measures/definition.ts';
import { FAMILY_WORDS, SUBJECT_WORDS } from '../../../measures/describe.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { DefinitionShape } from '../metric-shapes.ts';
import { DefinitionDetails } from './DefinitionDetails.tsx';
import { whyTo } from './performance-api.ts';
import './definitions.css';

const WORDS = {
  jump: { zh: '跳到哪一类', en: 'Jump to a subject' },
  now: { zh: '看这几天的数', en: 'Its figure of these days' },
  count: {
    zh: (n: number) => `${n} 个`,
    en: (n: number) => (n === 1 ? '1 metric' : `${n} metrics`),
  },
} as const;

interface Group {
  readonly subject: Subject;
  readonly items: readonly DefinitionShape[];
}

const anchorOf = (subject: Subject): string => `subject-${subject}`;

/** Those of all platforms come before those of one; subjects without a definition are left out. */
function groupsOf(items: readonly DefinitionShape[]): readonly Group[] {
  return SUBJECTS.map((subject) => ({
    subject,
    items: FAMILIES.flatMap((family) =>
      items.filter((item) => item.subject === subject && item.family === family),
    ),
  })).filter((group) => group.items.length > 0);
}

export function DefinitionGroups({
  items,
  query,
}: {
  readonly items: readonly DefinitionShape[];
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const groups = groupsOf(items);
  return (
    <div className="kj-definitions">
      <nav aria-label={w.jump} className="kj-definition-jump">
        <ul>
          {groups.map(({ subject, items: own }) => (
            <li key={subject}>
              <a href={`#${anchorOf(subject)}`}>
                {tw(SUBJECT_WORDS[subject])} <span>{own.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="kj-stack">
        {groups.map(({ subject, items: own }) => (
          <Panel
            key={subject}
            id={anchorOf(subject)}
            title={tw(SUBJECT_WORDS[subject])}
            note={w.count(own.length)}
            flush
          >
            <ul className="kj-definition-list">
              {own.map((item) => (
                <Definition key={`${item.id}@${item.version}`} item={item} query={query} />
              ))}
            </ul>
          </Panel>
        ))}
      </div>
    </div>
  );
}

function Definition({
  item,
  query,
}: {
  readonly item: DefinitionShape;
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <li>
      <details className="kj-definition">
        <summary>
          <span className="kj-definition-name">
            <b>{tw(item.name)}</b>
            {item.family !== 'common' && <Tag tone="accent">{tw(FAMILY_WORDS[item.family])}</Tag>}
          </span>
          <span className="kj-definition-sentence">{tw(item.sentence)}</span>
        </summary>
        <div className="kj-definition-body">
          <DefinitionDetails definition={item} brief />
          <Link to={whyTo(item.id, query)}>{w.now} →</Link>
        </div>
      </details>
    </li>
  );
}
