import { useState } from 'react';
import { reportsPage } from '../../../shared/text/console/reports.ts';
import { useWhole } from '../../api/use-read.ts';
import { Find } from '../../components/find.tsx';
import { useWords } from '../../words.tsx';
import { SetList, isOfSubject } from './sets.tsx';

/** For those who look over the period: its own reports, and those of every subject. */
export function PeriodReports({ period }: { readonly period: string }) {
  const { t } = useWords();
  const [wanted, setWanted] = useState('');
  const { rows, ...state } = useWhole('reports.list', { params: { period } }, ({ reports }) => reports);
  const subjects = rows.filter(
    (set) => isOfSubject(set) && (wanted === '' || (set.name && t(set.name).includes(wanted))),
  );
  return (
    <>
      <section className="panel" aria-labelledby="whole">
        <h2 id="whole">{t(reportsPage.whole)}</h2>
        <SetList
          label={t(reportsPage.whole)}
          period={period}
          sets={rows.filter((set) => !isOfSubject(set))}
          empty={t(reportsPage['none-whole'])}
          isReading={state.isReading}
          refused={state.refused}
        />
      </section>
      <section className="panel" aria-labelledby="subjects">
        <h2 id="subjects">{t(reportsPage.subjects)}</h2>
        <Find label={t(reportsPage.search)} onFind={setWanted} />
        <SetList
          label={t(reportsPage.subjects)}
          period={period}
          sets={subjects}
          empty={t(rows.length === 0 ? reportsPage['none-whole'] : reportsPage['none-subjects'])}
          {...state}
          refused={undefined}
        />
      </section>
    </>
  );
}
