// The way out of a draft: asked once more, it is gone, and one is back where one came from.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../../../ui/use-words.ts';
import { RULEBOOK } from './rulebook-api.ts';

const WORDS = {
  drop: { zh: '丢掉草稿', en: 'Drop the draft' },
  sure: { zh: '改的都不要了？', en: 'Drop all changes?' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const;

export function DropDraft({
  onDrop,
  to,
}: {
  readonly onDrop: () => Promise<unknown>;
  readonly to: string;
}) {
  const w = useWords(WORDS);
  const go = useNavigate();
  const cache = useQueryClient();
  const drop = useMutation({
    mutationFn: onDrop,
    onSuccess: async () => {
      await go(to);
      await cache.invalidateQueries({ queryKey: [RULEBOOK] });
    },
  });
  return (
    <Popconfirm
      title={w.sure}
      okText={w.drop}
      cancelText={w.cancel}
      onConfirm={() => drop.mutate()}
    >
      <Button loading={drop.isPending}>{w.drop}</Button>
    </Popconfirm>
  );
}
