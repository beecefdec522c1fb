import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import { periodsPage } from '../../../shared/text/console/periods.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const periods: Page = {
  path: '/periods',
  title: periodsPage.title,
  about: periodsPage.about,
  group: 'manage',
  icon: CalendarOutlined,
  isFor: (desk) => holds(desk, 'performance-office', 'committee'),
  load: () => import('./periods.tsx'),
  does: ({ what }) => (what === 'periods.close' ? '/periods' : undefined),
};
