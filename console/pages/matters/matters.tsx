import Empty from 'antd/es/empty';
import { mattersPage } from '../../../shared/text/console/matters.ts';
import { ownIn } from '../../components/own-subjects.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PeriodChoice, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Begin } from './begin.tsx';
import { MatterDrawer } from './drawer.tsx';
import { MatterList } from './list.tsx';
import { matters as page } from './page.ts';
import { usePlace } from './use-place.ts';

const overseers = ['performance-office', 'committee', 'supervisor', 'appeal-body'] as const;

export default function Matters() {
  const { t } = useWords();
  const chosen = usePeriodChoice(page);
  const { period } = chosen;
  return (
    <PageFrame
      {...page}
      actions={period && <PeriodChoice {...chosen} />}
      isReading={chosen.isReading && period === undefined}
      refused={chosen.refused}
    >
      {period === undefined && <Empty className="panel" description={t(mattersPage['no-period'])} />}
      {period && <OfPeriod key={period.id} period={period} />}
    </PageFrame>
  );
}

/** Whoever looks over the period sees all of it; others what concerns their unit and themselves. */
function OfPeriod({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const desk = useDesk();
  const place = usePlace(period.id);
  const acted = desk.periods.find(({ id }) => id === period.id)?.roles;
  const isWhole = acted ? overseers.some((role) => acted.includes(role)) : holds(desk, ...overseers);
  const own = isWhole ? [] : ownIn(desk, period.id);
  const isLooking = place.matter !== undefined || place.begin !== undefined;
  const asked = isWhole && isLooking ? undefined : place.subject;
  const subject = asked ?? own[0]?.subject;
  if (!isWhole && subject === undefined) return <Empty className="panel" description={t(mattersPage['no-own'])} />;
  return (
    <>
      <MatterList period={period.id} own={own} subject={subject} isWhole={isWhole} place={place} />
      {place.matter && <MatterDrawer key={place.matter.matter} period={period.id} at={place.matter} place={place} />}
      {place.begin !== undefined && (
        <Begin period={period.id} subject={place.subject ?? subject} chooses={isWhole} place={place} />
      )}
    </>
  );
}
