import Empty from 'antd/es/empty';
import Select from 'antd/es/select';
import { useNavigate, useParams } from 'react-router';
import { filingPage } from '../../../shared/text/console/filing.ts';
import { useRead } from '../../api/use-read.ts';
import { PageFrame } from '../../components/page-frame.tsx';
import { PeriodChoice } from '../../components/period-choice.tsx';
import { Reading } from '../../components/reading.tsx';
import { Refused } from '../../components/refused.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useWords } from '../../words.tsx';
import { filing as page, providedPlace } from './page.ts';
import { Provided } from './provided.tsx';
import { Sheet } from './sheet.tsx';

/** Which period and for whom stands in the address: `/filing/2026-q1/unit.finance`. */
export default function Filing() {
  const { t } = useWords();
  const desk = useDesk();
  const navigate = useNavigate();
  const { period: named, subject: whom } = useParams();
  const provides = holds(desk, 'unit-contributor', 'unit-leader', 'performance-office');
  const periods = desk.periods.filter(({ subjects }) => provides || subjects.length > 0);
  const period =
    periods.find(({ id }) => id === named) ??
    running
      .map((wanted) => periods.find(({ phase, subjects }) => phase === wanted && subjects.length > 0))
      .find(Boolean) ??
    periods[0];
  const choices = [
    ...(period?.subjects ?? []).map(({ subject, name }) => ({ value: subject, label: t(name) })),
    ...(provides ? [{ value: providedPlace, label: t(filingPage.provided) }] : []),
  ];
  const subject = choices.find(({ value }) => value === whom)?.value ?? choices[0]?.value;
  return (
    <PageFrame
      {...page}
      actions={
        period && (
          <>
            <PeriodChoice period={period} periods={periods} choose={(id) => void navigate(`/filing/${id}`)} />
            {choices.length > 1 && (
              <Select
                aria-label={t(filingPage.whom)}
                className="period-choice"
                value={subject}
                onChange={(id) => void navigate(`/filing/${period.id}/${id}`)}
                options={choices}
              />
            )}
          </>
        )
      }
    >
      {(!period || subject === undefined) && <Empty className="panel" description={t(filingPage['no-period'])} />}
      {period && subject === providedPlace && <Provided key={period.id} period={period.id} />}
      {period && subject !== undefined && subject !== providedPlace && (
        <Own key={`${period.id} ${subject}`} period={period.id} subject={subject} />
      )}
    </PageFrame>
  );
}

/** Figures come month by month first, and what is left in assessment. */
const running = ['implementation', 'assessment'] as const;

function Own({ period, subject }: { readonly period: string; readonly subject: string }) {
  const { data, refused, again } = useRead('progress.read', { params: { period, subject } });
  if (data) return <Sheet sheet={data} />;
  return refused ? <Refused error={refused} again={again} /> : <Reading />;
}
