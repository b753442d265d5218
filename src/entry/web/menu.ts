// The main menu: nine parts in Chinese and English; an entry shows once its page stands in pages.ts.
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
import type { MenuItem } from '../../ui/menu-item.ts';

const icon = (of: typeof BookOutlined) => createElement(of);

export const MENU: readonly MenuItem[] = [
  {
    path: '/',
    icon: icon(PieChartOutlined),
    words: { zh: '总览', en: 'Overview' },
    permission: 'figures.read',
    block: 0,
    filters: 'shop-and-days',
  },
  {
    path: '/conversations',
    icon: icon(MessageOutlined),
    words: { zh: '会话', en: 'Conversations' },
    permission: 'conversations.read',
    block: 0,
    filters: 'shop-and-days',
  },
  {
    path: '/inspection',
    icon: icon(SafetyCertificateOutlined),
    words: { zh: '质检', en: 'Inspection' },
    permission: 'figures.read',
    block: 0,
    filters: 'shop-and-days',
  },
  {
    path: '/agents',
    icon: icon(TeamOutlined),
    words: { zh: '客服', en: 'Agents' },
    permission: 'figures.read',
    block: 0,
    filters: 'shop-and-days',
  },
  {
    path: '/recovery',
    icon: icon(PhoneOutlined),
    words: { zh: '跟单', en: 'Recovery' },
    permission: 'recovery.read',
    block: 0,
    filters: 'shop',
  },
  {
    path: '/rulebook',
    icon: icon(BookOutlined),
    words: { zh: '规则', en: 'Rulebook' },
    permission: 'rules.read',
    block: 1,
    filters: 'shop-and-days',
  },
  {
    path: '/definitions',
    icon: icon(FunctionOutlined),
    words: { zh: '指标口径', en: 'Definitions' },
    permission: 'definitions.read',
    block: 1,
    filters: 'shop-and-days',
  },
  {
    path: '/imports',
    icon: icon(CloudUploadOutlined),
    words: { zh: '导入', en: 'Imports' },
    permission: 'imports.read',
    block: 2,
    filters: 'shop',
  },
  {
    path: '/settings',
    icon: icon(SettingOutlined),
    words: { zh: '设置', en: 'Settings' },
    block: 2,
    filters: 'none',
  },
];
