// Every import there was.
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { ImportTable } from './ImportTable.tsx';

const WORDS = {
  title: { zh: '导入记录', en: 'Imports' },
  import: { zh: '导入', en: 'Import' },
} as const;

export function ImportHistoryPage() {
  const w = useWords(WORDS);
  return (
    <>
      <PageTitle title={w.title} crumbs={[{ label: w.import, to: '/imports' }]} />
      <Panel flush>
        <ImportTable limit={50} all />
      </Panel>
    </>
  );
}
