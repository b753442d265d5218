// The three parts of the rulebook as links: rules, word packs, scorecards.
import { Link, useLocation, useSearchParams } from 'react-router';
import { filterSearch } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import './rulebook.css';

const WORDS = {
  parts: { zh: '规则库的部分', en: 'Parts of the rulebook' },
  rules: { zh: '规则', en: 'Rules' },
  packs: { zh: '词包', en: 'Word packs' },
  cards: { zh: '评分卡', en: 'Scorecards' },
} as const;

const PARTS = [
  { path: '/rulebook', name: 'rules' },
  { path: '/rulebook/words', name: 'packs' },
  { path: '/rulebook/scorecards', name: 'cards' },
] as const;

export function RulebookTabs() {
  const w = useWords(WORDS);
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  return (
    <nav className="kj-rb-tabs" aria-label={w.parts}>
      {PARTS.map(({ path, name }) => (
        <Link
          key={path}
          to={`${path}${filterSearch(search)}`}
          aria-current={pathname === path ? 'page' : undefined}
        >
          {w[name]}
        </Link>
      ))}
    </nav>
  );
}
