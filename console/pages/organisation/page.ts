import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined';
import { organisationPage } from '../../../shared/text/console/organisation.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

export const organisation: Page = {
  path: '/organisation/:tab?',
  title: organisationPage.title,
  about: organisationPage.about,
  group: 'system',
  icon: ApartmentOutlined,
  isFor: (desk) => holds(desk, 'system-administrator', 'security-administrator', 'audit-administrator'),
  load: () => import('./organisation.tsx'),
};
