// The thread's side of reading in blocks: reads what it is given, keeps it, and spools what it is told to.
import type { MessagePort } from 'node:worker_threads';
import { BlockFile } from '../intake/file-block.ts';
import { type BlockPlan, blockReader } from '../intake/read-block.ts';
import { tablesOf } from '../intake/read-file.ts';
import { BlockLines } from './block-lines.ts';
import { type Gathered, newGathered } from './gathered.ts';
import type { FromReader, ReaderSettings, ToReader } from './reader-messages.ts';
import { Spool } from './spool.ts';
import { createSpoolSink } from './spool-sink.ts';

interface HeldBlock {
  readonly lines: BlockLines;
  readonly gathered: Gathered;
}

/** Does what it is told on `port`, in that order, until it is told to end. */
export function hostReader(port: MessagePort, settings: ReaderSettings): void {
  const { folder, partitions, name, maskedName } = settings;
  const spool = new Spool(folder, name, partitions);
  const maskedSpool = new Spool(folder, maskedName, partitions);
  const held = new Map<number, HeldBlock>();
  const free: BlockLines[] = [];
  const release = (index: number): HeldBlock | undefined => {
    const block = held.get(index);
    held.delete(index);
    if (block !== undefined) free.push(block.lines);
    return block;
  };
  const tell = (message: FromReader, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);
  const open = openFile();
  port.on('message', (message: ToReader) => {
    switch (message.kind) {
      case 'read': {
        const { block, plan } = message;
        const lines = free.pop() ?? new BlockLines();
        lines.clear();
        const gathered = newGathered();
        const { known: spool, masked: maskedSpool } = lines;
        const sink = createSpoolSink({ spool, maskedSpool, partitions, gathered });
        const report = open.read(plan)(block, sink.event);
        held.set(block.index, { lines, gathered });
        const { keys, values } = report;
        return tell({ kind: 'read', index: block.index, report }, [keys.buffer, values.buffer]);
      }
      case 'take': {
        const block = release(message.index);
        block?.lines.moveTo(spool, maskedSpool, message.seq);
        return tell({ kind: 'taken', gathered: block?.gathered ?? newGathered() });
      }
      case 'drop':
        release(message.index);
        return;
      case 'end':
        open.close();
        spool.close();
        maskedSpool.close();
        tell({ kind: 'ended' });
        port.close();
    }
  });
}

/** One file is open at a time: files are read one after another. */
function openFile(): {
  read(plan: BlockPlan): ReturnType<typeof blockReader>;
  close(): void;
} {
  let file: BlockFile | null = null;
  let path = '';
  let read: ReturnType<typeof blockReader> | null = null;
  return {
    read(plan) {
      if (read !== null && plan.path === path) return read;
      file?.close();
      path = plan.path;
      file = new BlockFile(path, plan.bytes);
      read = blockReader(plan, tablesOf(plan), file);
      return read;
    },
    close: () => file?.close(),
  };
}
