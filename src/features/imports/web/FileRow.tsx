// One received file: what it was recognised as, its first rows, and the mapping where it needs one.
import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { say } from '../../../report/words/say.ts';
import { read } from '../../../ui/client.ts';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useHouseClock } from '../../../ui/wall-clock.ts';
import type { ReceivedFile } from '../contract.ts';
import { api, KEYS } from './imports-api.ts';
import { MappingForm } from './MappingForm.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { FILE_STATES, FILE_TONES, sizeText } from './words.ts';

const WORDS = {
  drop: { zh: '不要这个文件', en: 'Drop this file' },
  look: { zh: '看前几行', en: 'Look inside' },
  map: { zh: '对应列', en: 'Map columns' },
  again: { zh: '改对应', en: 'Change mapping' },
  unknown: {
    zh: '没见过这样的表头。告诉客镜每一列是什么，以后同样的表会自动认出。',
    en: 'These headers are new. Say what the columns are once; tables like it are recognised from then on.',
  },
  misread: {
    zh: '认得出是这类表，可前面几百行没有一行能用：多半是有的列名和客镜想的不是一回事，请对应一下。',
    en: 'It looks like such a table, yet none of the first rows can be used: some column means something else. Please map it.',
  },
  wrong: { zh: '有列认错了？自己对应', en: 'Columns taken for others? Map them' },
  before: {
    zh: (at: string) => `${at}导入过一模一样的文件，再导入不会重复`,
    en: (at: string) => `The very same file was imported on ${at}; nothing will count twice`,
  },
} as const;

export function FileRow({ file }: { readonly file: ReceivedFile }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const clock = useHouseClock();
  const cache = useQueryClient();
  const { state } = file;
  const [open, setOpen] = useState(state === 'unknown');
  const drop = useMutation({
    mutationFn: () => read(api.imports.files[':id'].$delete({ param: { id: file.id } })),
    onSettled: () => cache.invalidateQueries({ queryKey: KEYS.files }),
  });
  const [mapping, setMapping] = useState(false);
  const mappable = state === 'unknown' || state === 'mapped' || mapping;
  const about = [
    file.format === null ? null : tw(file.format.words),
    sizeText(file.bytes),
    file.encoding === null ? null : file.encoding.toUpperCase(),
  ].filter((part) => part !== null);
  return (
    <div className="kj-file">
      <div className="kj-file-name">
        <b>{file.name}</b>
        <p>{about.join(' · ')}</p>
        {state === 'unusable' && file.refusal !== null && (
          <p className="kj-bad">{tw(file.refusal.words)}</p>
        )}
        {state === 'unknown' && <p>{file.format === null ? w.unknown : w.misread}</p>}
        {file.importedAt !== null && <p>{w.before(clock.time(file.importedAt))}</p>}
      </div>
      <Tag tone={FILE_TONES[state]}>{say(FILE_STATES, state)[lang]}</Tag>
      <div className="kj-row">
        {(mappable || file.preview !== null) && (
          <Button
            size="small"
            aria-expanded={open}
            icon={<DownOutlined rotate={open ? 180 : 0} />}
            onClick={() => setOpen(!open)}
          >
            {state === 'unknown' ? w.map : state === 'mapped' ? w.again : w.look}
          </Button>
        )}
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={`${w.drop} ${file.name}`}
          title={w.drop}
          loading={drop.isPending}
          onClick={() => drop.mutate()}
        />
      </div>
      {open && (
        <div className="kj-file-more">
          {(!mappable || state === 'unknown') && file.preview !== null && (
            <PreviewTable preview={file.preview} />
          )}
          {!mappable && file.table !== null && (
            <Button type="link" size="small" onClick={() => setMapping(true)}>
              {w.wrong}
            </Button>
          )}
          {mappable && <MappingForm file={file} onDone={() => setOpen(false)} />}
        </div>
      )}
    </div>
  );
}
