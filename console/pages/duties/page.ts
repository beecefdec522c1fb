import ScheduleOutlined from '@ant-design/icons/es/icons/ScheduleOutlined';
import { dutiesPage } from '../../../shared/text/console/duties.ts';
import type { Page } from '../../page.ts';

export const duties: Page = {
  path: '/',
  title: dutiesPage.title,
  about: dutiesPage.about,
  group: 'work',
  icon: ScheduleOutlined,
  isFor: () => true,
  load: () => import('./duties.tsx'),
};
