// The gallery's own menu, as large as the real one.
import {
  BookOutlined,
  CloudUploadOutlined,
  FunctionOutlined,
  MessageOutlined,
  PhoneOutlined,
  PieChartOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { createElement } from 'react';
import type { MenuItem } from '../menu-item.ts';

type Entry = readonly [string, typeof BookOutlined, string, string, number];

const ENTRIES: readonly Entry[] = [
  ['/__gallery', PieChartOutlined, '总览', 'Overview', 0],
  ['/__gallery/chat', MessageOutlined, '会话', 'Conversations', 0],
  ['/__gallery/charts', SafetyCertificateOutlined, '质检', 'Inspection', 0],
  ['/__gallery/agents', TeamOutlined, '客服', 'Agents', 0],
  ['/__gallery/recovery', PhoneOutlined, '跟单', 'Recovery', 0],
  ['/__gallery/rulebook', BookOutlined, '规则', 'Rulebook', 1],
  ['/__gallery/definitions', FunctionOutlined, '指标口径', 'Definitions', 1],
  ['/__gallery/work', CloudUploadOutlined, '导入', 'Imports', 2],
  ['/__gallery/settings', SettingOutlined, '设置', 'Settings', 2],
];

export const GALLERY_MENU: readonly MenuItem[] = ENTRIES.map(([path, icon, zh, en, block]) => ({
  path,
  icon: createElement(icon),
  words: { zh, en },
  block,
  filters: 'shop-and-days',
}));
