import Empty from 'antd/es/empty';
import { reportsPage } from '../../../shared/text/console/reports.ts';
import { useRead } from '../../api/use-read.ts';
import type { Period } from '../../components/period-choice.tsx';
import { useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { SetList } from './sets.tsx';

const hasResult = (phase: Period['phase']): boolean => ['feedback', 'application', 'archived'].includes(phase);

/** For whoever stands on the side of a subject: its reports, once there is a result. */
export function OwnReports({ period: { id: period, phase } }: { readonly period: Period }) {
  const { t } = useWords();
  const { periods } = useDesk();
  const own = hasResult(phase) ? (periods.find(({ id }) => id === period)?.subjects ?? []) : [];
  return (
    <section className="panel" aria-labelledby="own">
      <h2 id="own">{t(reportsPage.own)}</h2>
      {own.length === 0 && <Empty description={t(reportsPage['none-own'])} />}
      {own.map(({ subject, name }) => (
        <OfSubject key={subject} period={period} subject={subject} label={t(name)} />
      ))}
    </section>
  );
}

interface OfSubjectProps {
  readonly period: string;
  readonly subject: string;
  readonly label: string;
}

function OfSubject({ period, subject, label }: OfSubjectProps) {
  const { t } = useWords();
  const { data, ...state } = useRead('reports.of-subject', { params: { period, subject } });
  return (
    <SetList label={label} period={period} sets={data?.reports ?? []} empty={t(reportsPage['none-own'])} {...state} />
  );
}
