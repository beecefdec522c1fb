import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import { periodsPage } from '../../../shared/text/console/periods.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const periods: Page = {
  path: '/periods/:period?',
  title: periodsPage.title,
  about: periodsPage.about,
  group: 'manage',
  icon: CalendarOutlined,
  isFor: (desk) => holds(desk, 'performance-office', 'committee'),
  load: () => import('./periods.tsx'),
  does: ({ what, period, subject }) => {
    if (what === 'periods.close') return '/periods';
    // Among all who take part, as the rest is seen there too.
    return what === 'periods.decide-withdrawal' && period !== undefined && subject !== undefined
      ? `/periods/${period}?${new URLSearchParams({ subject }).toString()}`
      : undefined;
  },
};
