import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import { mattersPage } from '../../../shared/text/console/matters.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

const at = (place: Readonly<Record<string, string>>): string => `/matters?${new URLSearchParams(place).toString()}`;

export const matters: Page = {
  path: '/matters',
  title: mattersPage.title,
  about: mattersPage.about,
  group: 'work',
  icon: FileDoneOutlined,
  isFor: (desk) =>
    holds(desk, 'performance-office', 'committee', 'supervisor', 'appeal-body', 'unit-leader', 'unit-contributor') ||
    desk.periods.some(({ subjects }) => subjects.length > 0),
  load: () => import('./matters.tsx'),
  does: ({ what, period, subject, matter }) => {
    const [of, kind, move] = what.split('.');
    if (of !== 'matters' || subject === undefined || kind === undefined) return undefined;
    if (matter !== undefined) return at({ period, subject, kind, matter });
    return move === undefined ? undefined : at({ period, subject, begin: what });
  },
};
