import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import { ratingPage } from '../../../shared/text/console/rating.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const rating: Page = {
  path: '/rating',
  title: ratingPage.title,
  about: ratingPage.about,
  group: 'work',
  icon: FormOutlined,
  isFor: (desk) => holds(desk, 'rater'),
  load: () => import('./rating.tsx'),
  does: ({ what, period }) => (what === 'scoring.rate' ? `/rating?period=${period}` : undefined),
};
