import { lazy, Suspense, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { organisationPage } from '../../../shared/text/console/organisation.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { organisation as page } from './page.ts';
import { useHasAccounts } from './use-accounts.ts';
import { FirstSteps } from './first-steps.tsx';

const Units = lazy(() => import('./units.tsx'));
const WorkCalendar = lazy(() => import('./work-calendar.tsx'));
const Settings = lazy(() => import('./settings.tsx'));
const Accounts = lazy(() => import('./accounts.tsx'));
const Audit = lazy(() => import('./audit.tsx'));
const Roles = lazy(() => import('./roles.tsx'));

interface Tab {
  readonly key: string;
  readonly label: Text;
  readonly shown: ReactNode;
}

/** Each of the three administrators sees what is theirs. */
export default function Organisation() {
  const { t } = useWords();
  const desk = useDesk();
  const { tab } = useParams();
  const isSecurity = holds(desk, 'security-administrator');
  const hasAccounts = useHasAccounts(isSecurity);
  const tabs: Tab[] = [];
  if (holds(desk, 'system-administrator'))
    tabs.push(
      { key: 'units', label: organisationPage['tab-units'], shown: <Units /> },
      { key: 'calendar', label: organisationPage['tab-calendar'], shown: <WorkCalendar /> },
      { key: 'settings', label: organisationPage['tab-settings'], shown: <Settings /> },
    );
  if (isSecurity) tabs.push({ key: 'roles', label: organisationPage['tab-roles'], shown: <Roles /> });
  if (hasAccounts) tabs.push({ key: 'accounts', label: organisationPage['tab-accounts'], shown: <Accounts /> });
  if (holds(desk, 'audit-administrator'))
    tabs.push({ key: 'audit', label: organisationPage['tab-audit'], shown: <Audit /> });
  const here = tabs.find(({ key }) => key === tab) ?? tabs[0];
  return (
    <PageFrame {...page}>
      <FirstSteps />
      {tabs.length > 1 && (
        <nav className="tabs" aria-label={t(page.title)}>
          {tabs.map(({ key, label }) => (
            <Link key={key} to={`/organisation/${key}`} aria-current={key === here?.key ? 'page' : undefined}>
              {t(label)}
            </Link>
          ))}
        </nav>
      )}
      <Suspense fallback={null}>{here?.shown}</Suspense>
    </PageFrame>
  );
}
