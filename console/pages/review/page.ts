import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import { reviewPage } from '../../../shared/text/console/review.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

const here: readonly string[] = ['progress.accept', 'progress.keep', 'matters.outliers.read'];

export const review: Page = {
  path: '/review',
  title: reviewPage.title,
  about: reviewPage.about,
  group: 'manage',
  icon: AuditOutlined,
  isFor: (desk) => holds(desk, 'performance-office', 'committee', 'supervisor', 'unit-leader'),
  load: () => import('./review.tsx'),
  does: ({ what, period }) => (here.includes(what) ? `/review?period=${period}` : undefined),
};
