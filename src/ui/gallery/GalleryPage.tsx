// Every component with made-up Chinese sample data, for the browser tests and for looking at them.
import { useState } from 'react';
import { Outlet, Route, Routes } from 'react-router';
import { CHINA_OFFSET_MS } from '../../lib/zone.ts';
import { AppFrame } from '../AppFrame.tsx';
import type { MenuItem } from '../menu-item.ts';
import { PageTitle } from '../PageTitle.tsx';
import { type Session, SessionContext } from '../use-session.ts';
import { GalleryCharts } from './GalleryCharts.tsx';
import { GalleryChat } from './GalleryChat.tsx';
import { GalleryFigures } from './GalleryFigures.tsx';
import { GalleryWork } from './GalleryWork.tsx';
import { GALLERY_MENU } from './gallery-menu.ts';

const DAYS = { firstDay: '2026-04-20', zoneOffsetMs: CHINA_OFFSET_MS };

const SESSION: Session = {
  name: '林悦',
  role: 'manager',
  permissions: [],
  zoneOffsetMs: CHINA_OFFSET_MS,
  shops: [
    { id: 'yunduo', name: '云朵箱包旗舰店', ...DAYS, lastDay: '2026-05-20' },
    { id: 'qinghe', name: '青禾家居专营店', ...DAYS, lastDay: '2026-05-19' },
  ],
};

const TITLES: Readonly<Record<string, { readonly title: string; readonly note: string }>> = {
  figures: { title: '总览', note: '云朵箱包旗舰店 · 1,689 位售前买家 · 3,204 段会话' },
  chat: { title: '会话', note: '买家 tb_晴** · 5 月 20 日 10:02' },
  charts: { title: '图表', note: '折线、柱、散点、雷达、树' },
  work: { title: '导入与规则', note: '步骤、拖放、编辑器与各种状态' },
};

export function GalleryPage() {
  const [items] = useState<readonly MenuItem[]>(GALLERY_MENU);
  return (
    <SessionContext value={SESSION}>
      <Routes>
        <Route
          element={
            <AppFrame items={items} onSignOut={() => {}}>
              <Outlet />
            </AppFrame>
          }
        >
          <Route index element={<Titled name="figures" of={<GalleryFigures />} />} />
          <Route path="chat" element={<Titled name="chat" of={<GalleryChat />} />} />
          <Route path="charts" element={<Titled name="charts" of={<GalleryCharts />} />} />
          <Route path="work" element={<Titled name="work" of={<GalleryWork />} />} />
        </Route>
      </Routes>
    </SessionContext>
  );
}

function Titled({ name, of }: { readonly name: string; readonly of: React.ReactNode }) {
  const words = TITLES[name];
  return (
    <>
      <PageTitle title={words?.title ?? name} note={words?.note ?? ''} />
      {of}
    </>
  );
}
