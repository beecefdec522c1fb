import FileProtectOutlined from '@ant-design/icons/es/icons/FileProtectOutlined';
import { agreementsPage } from '../../../shared/text/console/agreements.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

/** Where texts are written; the others are read and signed. */
const written: readonly string[] = ['goals.propose', 'goals.counter'];
const here: readonly string[] = [...written, 'goals.sign', 'goals.impose'];

export const agreements: Page = {
  path: '/agreements',
  title: agreementsPage.title,
  about: agreementsPage.about,
  group: 'work',
  icon: FileProtectOutlined,
  isFor: (desk) =>
    holds(desk, 'unit-contributor', 'unit-leader', 'performance-office', 'committee', 'supervisor') ||
    desk.periods.some(({ subjects }) => subjects.length > 0),
  load: () => import('./agreements.tsx'),
  does: ({ what, period = '', subject }) =>
    here.includes(what) && subject !== undefined
      ? `/agreements?${new URLSearchParams({ period, subject, ...(written.includes(what) ? { do: 'write' } : {}) })}`
      : undefined,
};
