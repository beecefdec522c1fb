import FileDoneOutlined from '@ant-design/icons/es/icons/FileDoneOutlined';
import { mattersPage } from '../../../shared/text/console/matters.ts';
import type { Page } from '../../page.ts';
import { holds } from '../../shell/desk.tsx';

const at = (place: Readonly<Record<string, string>>): string => `/matters?${new URLSearchParams(place).toString()}`;

/** Duties whose routes are older than the kinds of what they decide. */
const lines: Readonly<Record<string, string>> = {
  'scoring.check-adjustment': 'adjustments',
  'scoring.check-veto': 'vetoes',
};

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
  does: ({ what, period = '', subject, matter }) => {
    const [of, named, move] = what.split('.');
    const kind = lines[what] ?? (of === 'matters' ? named : undefined);
    if (subject === undefined || kind === undefined) return undefined;
    if (matter !== undefined) return at({ period, subject, kind, matter });
    if (lines[what] !== undefined) return at({ period, subject, kind });
    return move === undefined ? undefined : at({ period, subject, begin: what });
  },
};
