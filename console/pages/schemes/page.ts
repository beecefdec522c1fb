import ProfileOutlined from '@ant-design/icons/es/icons/ProfileOutlined';
import { schemesPage } from '../../../shared/text/console/schemes.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const schemes: Page = {
  path: '/schemes/:scheme?/:version?',
  title: schemesPage.title,
  about: schemesPage.about,
  group: 'manage',
  icon: ProfileOutlined,
  isFor: (desk) => holds(desk, 'performance-office', 'committee', 'supervisor', 'audit-administrator'),
  does: ({ scheme }) => scheme && `/schemes/${scheme.id}/${scheme.version}`,
  load: () => import('./schemes.tsx'),
};
