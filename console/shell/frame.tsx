import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import useBreakpoint from 'antd/es/grid/hooks/useBreakpoint';
import Menu, { type MenuProps } from 'antd/es/menu';
import { Suspense, lazy, useState } from 'react';
import { Route, Routes, matchPath, useLocation, useNavigate } from 'react-router';
import { menuGroups, shell } from '../../shared/text/console/shell.ts';
import { Reading } from '../components/reading.tsx';
import type { Page } from '../page.ts';
import { pages } from '../pages.ts';
import { useWords } from '../words.tsx';
import { Account } from './account.tsx';
import { useDesk } from './desk.tsx';
import { Guarded } from './guarded.tsx';
import { NoPage } from './no-page.tsx';

const drawn = pages.map((page) => ({ page, Shown: lazy(page.load) }));

/** The start of an address without what varies: `/filing/:period?` as `/filing`. */
const rootOf = ({ path }: Page): string => path.replace(/\/:.*$/, '') || '/';

/** Header, menu and page; on a narrow screen the menu is a drawer. */
export function Frame() {
  const { t, named } = useWords();
  const desk = useDesk();
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  const wide = useBreakpoint()['lg'] ?? innerWidth >= 992;
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t(shell['skip-to-page'])}
      </a>
      <header className="bar">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined aria-hidden />}
            aria-label={t(shell['open-menu'])}
            onClick={() => setOpen(true)}
          />
        )}
        <strong>
          <span className="bar-county">{desk.settings ? named(desk.settings.name) : ''}</span>
          {t(shell.system)}
        </strong>
        <Account />
      </header>
      <div className="under-bar">
        {wide ? (
          <nav className="side" aria-label={t(shell.pages)}>
            <PageMenu />
          </nav>
        ) : (
          <Drawer open={isOpen} placement="left" size={260} title={t(shell.system)} onClose={() => setOpen(false)}>
            <nav aria-label={t(shell.pages)}>
              <PageMenu onGo={() => setOpen(false)} />
            </nav>
          </Drawer>
        )}
        <main id="page" tabIndex={-1}>
          <Guarded key={pathname}>
            <Suspense fallback={<Reading />}>
              <Routes>
                {drawn.map(({ page, Shown }) => (
                  <Route key={page.path} path={page.path} element={<Shown />} />
                ))}
                <Route path="*" element={<NoPage />} />
              </Routes>
            </Suspense>
          </Guarded>
        </main>
      </div>
    </div>
  );
}

function PageMenu({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useWords();
  const desk = useDesk();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const mine = pages.filter((page) => page.isFor(desk));
  const here = mine.find(({ path }) => matchPath(path, pathname));
  const groups = Map.groupBy(mine, ({ group }) => group);
  const items: MenuProps['items'] = [...groups].map(([group, members]) => ({
    key: group,
    type: 'group',
    label: t(menuGroups[group]),
    children: members.map((page) => {
      const Icon = page.icon;
      return { key: rootOf(page), icon: <Icon aria-hidden />, label: t(page.title) };
    }),
  }));
  return (
    <Menu
      mode="inline"
      items={items}
      selectedKeys={here ? [rootOf(here)] : []}
      onClick={({ key }) => {
        void navigate(key);
        onGo?.();
      }}
    />
  );
}
