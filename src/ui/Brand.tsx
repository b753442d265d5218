// The mark and name of the product.
import { Link } from 'react-router';
import { useWords } from './use-words.ts';

const WORDS = {
  name: { zh: '客镜', en: 'Kejing' },
  home: { zh: '回到总览', en: 'To the overview' },
} as const;

export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="kj-mark">
      <rect width="32" height="32" rx="8" fill="#1f6feb" />
      <circle cx="14.5" cy="14" r="7" fill="none" stroke="#fff" strokeWidth="2.6" />
      <path d="M19.8 19.4 25 24.6" stroke="#fff" strokeWidth="2.8" strokeLinecap="round" />
      <path
        d="M11.4 14.2h6.2M11.4 11.4h4"
        stroke="#fff"
        strokeWidth="1.7"
        strokeLinecap="round"
        opacity=".85"
      />
    </svg>
  );
}

export function Brand({ small = false }: { readonly small?: boolean }) {
  const w = useWords(WORDS);
  return (
    <Link to="/" className="kj-brand" aria-label={`${w.name} · ${w.home}`}>
      <Mark />
      {!small && <span>{w.name}</span>}
    </Link>
  );
}
