import TrophyOutlined from '@ant-design/icons/es/icons/TrophyOutlined';
import { resultsPage } from '../../../shared/text/console/results.ts';
import type { Page } from '../../page.ts';

const settles = ['results.propose', 'results.approve', 'results.announce', 'results.publish'];

export const results: Page = {
  path: '/results',
  title: resultsPage.title,
  about: resultsPage.about,
  group: 'manage',
  icon: TrophyOutlined,
  isFor: ({ settings }) => settings !== undefined,
  load: () => import('./results.tsx'),
  does: ({ what, period = '', subject }) => {
    if (settles.includes(what)) return `/results?${new URLSearchParams({ period }).toString()}`;
    if (what !== 'results.acknowledge' || subject === undefined) return undefined;
    return `/results?${new URLSearchParams({ period, subject }).toString()}`;
  },
};
