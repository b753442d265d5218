// Saves what the list shows, all pages of it, as XLSX or CSV.
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { downloadFile } from '../../../ui/save-file.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';
import { exportPath, type Query } from './conversations-api.ts';

const WORDS = {
  export: { zh: '导出', en: 'Export' },
  xlsx: { zh: 'Excel 表格（XLSX）', en: 'Excel (XLSX)' },
  csv: { zh: 'CSV 文件', en: 'CSV' },
  file: { zh: '会话', en: 'conversations' },
} as const;

export function ExportMenu({ query }: { readonly query: Query }) {
  const w = useWords(WORDS);
  const may = useMay();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (format: 'csv' | 'xlsx') =>
      downloadFile(exportPath(format, query), `${w.file}.${format}`),
    onError: (error) => void message.error(error.message),
  });
  if (!may('conversations.export')) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: w.xlsx, onClick: () => save.mutate('xlsx') },
          { key: 'csv', label: w.csv, onClick: () => save.mutate('csv') },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />} loading={save.isPending}>
        {w.export}
      </Button>
    </Dropdown>
  );
}
