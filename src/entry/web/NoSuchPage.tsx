// An address that is none of ours: said plainly, with the way back.
import { Button } from 'antd';
import { Link } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { useWords } from '../../ui/use-words.ts';

const WORDS = {
  title: { zh: '没有这个页面', en: 'No such page' },
  hint: {
    zh: '地址可能写错了，或者这条链接来自旧版本。',
    en: 'The address may be mistyped, or come from an older version.',
  },
  home: { zh: '回到总览', en: 'To the overview' },
} as const;

export function NoSuchPage() {
  const w = useWords(WORDS);
  return (
    <>
      <PageTitle title={w.title} />
      <EmptyState
        title={w.title}
        hint={w.hint}
        action={
          <Link to="/">
            <Button type="primary">{w.home}</Button>
          </Link>
        }
      />
    </>
  );
}
