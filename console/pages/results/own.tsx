import Empty from 'antd/es/empty';
import Segmented from 'antd/es/segmented';
import { Link } from 'react-router';
import { resultsPage } from '../../../shared/text/console/results.ts';
import { useAddress } from '../../components/address.ts';
import type { Period } from '../../components/period-choice.tsx';
import { ownIn } from '../../components/own-subjects.ts';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { Why } from './why.tsx';

const names = ['subject'] as const;
/** By which somebody who does not agree with a result begins. */
const remedy = 'matters.rechecks.object';

/** For whoever stands on the side of a subject: its own result, and why. */
export function OwnResults({ period: { id: period, phase } }: { readonly period: Period }) {
  const { t, named } = useWords();
  const desk = useDesk();
  const { place, go } = useAddress(period, names);
  const own = ownIn(desk, period);
  const asked = place.subject ?? own[0]?.subject;
  if (asked === undefined) return <Empty className="panel" description={t(resultsPage['no-own'])} />;
  return (
    <>
      {own.length > 1 && (
        <Segmented
          className="own-choice"
          aria-label={t(resultsPage.subject)}
          value={asked}
          onChange={(subject: string) => go({ subject }, { replace: true })}
          options={own.map(({ subject, name }) => ({ value: subject, label: named(name) }))}
        />
      )}
      <div className="panel">
        {phase !== 'archived' && (
          <p className="own-remedy">
            <span className="note">{t(resultsPage['remedy-about'])}</span>{' '}
            <Link to={`/matters?${new URLSearchParams({ period, subject: asked, begin: remedy }).toString()}`}>
              {t(resultsPage.remedy)}
            </Link>
          </p>
        )}
        <Why key={asked} period={period} subject={asked} />
      </div>
    </>
  );
}
