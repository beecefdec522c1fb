import SignatureOutlined from '@ant-design/icons/es/icons/SignatureOutlined';
import { signingPage } from '../../../shared/text/console/signing.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

const here: readonly string[] = ['progress.sign-off', 'progress.sign-provided'];

export const signing: Page = {
  path: '/signing',
  title: signingPage.title,
  about: signingPage.about,
  group: 'work',
  icon: SignatureOutlined,
  isFor: (desk) => holds(desk, 'unit-leader', 'performance-office'),
  load: () => import('./signing.tsx'),
  does: ({ what, period, roles }) => {
    // What somebody signs for themselves alone is read as a contract, not in a list.
    const asOffice = what === 'goals.sign' && roles.some((role) => role !== 'official');
    return here.includes(what) || asOffice ? `/signing?period=${period}` : undefined;
  },
};
