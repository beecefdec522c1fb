import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import { importsPage } from '../../../shared/text/console/imports.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const imports: Page = {
  path: '/imports/:import?',
  title: importsPage.title,
  about: importsPage.about,
  group: 'manage',
  icon: ImportOutlined,
  isFor: (desk) => holds(desk, 'performance-office', 'system-administrator'),
  load: () => import('./imports.tsx'),
  does: ({ what, period }) => (what === 'scoring.assign' ? `/imports?kind=seats&period=${period}` : undefined),
};
