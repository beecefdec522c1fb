import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined';
import { reportsPage } from '../../../shared/text/console/reports.ts';
import type { Page } from '../../page.ts';

export const reports: Page = {
  path: '/reports',
  title: reportsPage.title,
  about: reportsPage.about,
  group: 'manage',
  icon: FileTextOutlined,
  isFor: ({ settings }) => settings !== undefined,
  load: () => import('./reports.tsx'),
};
