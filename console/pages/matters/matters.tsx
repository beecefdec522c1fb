import Empty from 'antd/es/empty';
import { mattersPage } from '../../../shared/text/console/matters.ts';
import { ownIn } from '../../components/own-subjects.ts';
import { PeriodPage, usePeriodChoice, type Period } from '../../components/period-choice.tsx';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Begin } from './begin.tsx';
import { MatterDrawer } from './drawer.tsx';
import { MatterList } from './list.tsx';
import { matters as page } from './page.ts';
import { Sampling } from './sampling.tsx';
import { usePlace } from './use-place.ts';

const overseers = ['performance-office', 'committee', 'supervisor', 'appeal-body'] as const;

export default function Matters() {
  const chosen = usePeriodChoice(page);
  return (
    <PeriodPage page={page} chosen={chosen} none={mattersPage['no-period']}>
      {(period) => <OfPeriod key={period.id} period={period} />}
    </PeriodPage>
  );
}

/** Whoever looks over the period sees all of it; others what concerns their unit and themselves. */
function OfPeriod({ period }: { readonly period: Period }) {
  const { t } = useWords();
  const desk = useDesk();
  const place = usePlace(period.id);
  const isWhole = actsOver(desk, period.id, overseers);
  const own = isWhole ? [] : ownIn(desk, period.id);
  const isLooking = place.matter !== undefined || place.begin !== undefined;
  const asked = isWhole && isLooking ? undefined : place.subject;
  const subject = asked ?? own[0]?.subject;
  if (!isWhole && subject === undefined) return <Empty className="panel" description={t(mattersPage['no-own'])} />;
  return (
    <>
      <MatterList
        period={period.id}
        own={own}
        subject={subject}
        isWhole={isWhole}
        place={place}
        actions={actsOver(desk, period.id, ['supervisor']) && <Sampling period={period} />}
      />
      {place.matter && <MatterDrawer key={place.matter.matter} period={period.id} at={place.matter} place={place} />}
      {place.begin !== undefined && (
        <Begin period={period.id} subject={place.subject ?? subject} chooses={isWhole} place={place} />
      )}
    </>
  );
}
