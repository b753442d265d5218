// What stands around the pages before anybody is signed in: the mark, one card, language and theme.
import type { ReactNode } from 'react';
import { Mark } from '../../../ui/Brand.tsx';
import { LanguageSwitch, ThemeSwitch } from '../../../ui/HeaderBar.tsx';
import { useWords } from '../../../ui/use-words.ts';
import './people.css';

const WORDS = {
  name: { zh: '客镜', en: 'Kejing' },
  promise: {
    zh: '每一句客服对话都看过，每一个数字都查得到。',
    en: 'Every conversation read, every number open to its messages.',
  },
  local: { zh: '数据只留在这台机器上', en: 'Data stay on this machine' },
} as const;

export function Entrance({
  title,
  note,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  const w = useWords(WORDS);
  return (
    <div className="kj-entrance">
      <div className="kj-entrance-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className={wide ? 'is-wide' : undefined}>
        <div className="kj-entrance-brand">
          <Mark size={40} />
          <b>{w.name}</b>
          <p>{w.promise}</p>
        </div>
        <section className="kj-entrance-card">
          <h1>{title}</h1>
          {note !== undefined && <p className="kj-muted">{note}</p>}
          {children}
        </section>
        <p className="kj-entrance-foot">{w.local}</p>
      </main>
    </div>
  );
}
