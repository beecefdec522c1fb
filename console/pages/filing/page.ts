import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import { filingPage } from '../../../shared/text/console/filing.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

/** In the place of a subject: figures about others. */
export const providedPlace = 'provided';

export const filing: Page = {
  path: '/filing/:period?/:subject?',
  title: filingPage.title,
  about: filingPage.about,
  group: 'work',
  icon: FormOutlined,
  isFor: (desk) =>
    holds(desk, 'unit-contributor', 'unit-leader', 'performance-office') ||
    desk.periods.some(({ subjects }) => subjects.length > 0),
  load: () => import('./filing.tsx'),
  does: ({ what, period, subject, filing: of }) => {
    const at = of ? `?${new URLSearchParams(of).toString()}` : '';
    const isOwn = what === 'progress.file' || what === 'progress.remark';
    if (isOwn && subject !== undefined) return `/filing/${period}/${subject}${at}`;
    return what === 'progress.provide' ? `/filing/${period}/${providedPlace}${at}` : undefined;
  },
};
