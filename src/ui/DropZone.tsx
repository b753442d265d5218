// A place to drop files on, or to choose them from; works by keyboard, takes folders that are dropped too.
import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, useId, useRef, useState } from 'react';
import './work.css';
import { useWords } from './use-words.ts';

const WORDS = {
  title: { zh: '把文件拖到这里，或点击选择', en: 'Drop files here, or choose them' },
  hint: {
    zh: '聊天记录、订单、商品、客服名单都可以一起拖进来，客镜会自己认出是什么。支持 CSV、Excel、JSON、TXT、ZIP。',
    en: 'Chats, orders, products, rosters: drop them together, each is recognised. CSV, Excel, JSON, TXT, ZIP.',
  },
} as const;

export function DropZone({
  onFiles,
  title,
  hint,
  accept = '.csv,.tsv,.txt,.json,.jsonl,.xlsx,.xls,.zip,.html',
  disabled = false,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly title?: string;
  readonly hint?: string;
  readonly accept?: string;
  readonly disabled?: boolean;
}) {
  const w = useWords(WORDS);
  const input = useRef<HTMLInputElement>(null);
  const described = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (disabled) return;
    void droppedFiles(event.dataTransfer).then((files) => {
      if (files.length > 0) onFiles(files);
    });
  };
  return (
    <fieldset
      className={`kj-drop${over ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        onChange={({ target }) => {
          if (target.files !== null && target.files.length > 0) onFiles(Array.from(target.files));
          target.value = '';
        }}
      />
      <button
        type="button"
        disabled={disabled}
        aria-describedby={described}
        onClick={() => input.current?.click()}
      >
        <InboxOutlined aria-hidden="true" />
        <b>{title ?? w.title}</b>
      </button>
      <p id={described}>{hint ?? w.hint}</p>
    </fieldset>
  );
}

/** All files of a drop, those inside folders too. */
async function droppedFiles(data: DataTransfer): Promise<readonly File[]> {
  const entries = Array.from(data.items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return Array.from(data.files);
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) =>
      (entry as FileSystemFileEntry).file(done, fail),
    );
    return [file];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: File[] = [];
  // A reader gives a folder's entries in portions until there are none left.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) =>
      reader.readEntries(done, fail),
    );
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map(filesOf))).flat());
  }
}
