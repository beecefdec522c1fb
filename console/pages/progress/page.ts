import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined';
import { progressPage } from '../../../shared/text/console/progress.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const progress: Page = {
  path: '/progress',
  title: progressPage.title,
  about: progressPage.about,
  group: 'manage',
  icon: DashboardOutlined,
  isFor: (desk) => holds(desk, 'performance-office', 'committee', 'supervisor', 'unit-leader'),
  load: () => import('./progress.tsx'),
};
