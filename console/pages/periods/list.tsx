import { useState } from 'react';
import { Link } from 'react-router';
import { dutiesPage } from '../../../shared/text/console/duties.ts';
import { createText, periodsPage } from '../../../shared/text/console/periods.ts';
import { subjectsPage } from '../../../shared/text/console/subjects.ts';
import { phaseNames } from '../../../shared/text/states.ts';
import { usePages, useWhole } from '../../api/use-read.ts';
import { ActButton } from '../../components/act-button.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { Rows, type Column } from '../../components/rows.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { State } from '../../components/state.tsx';
import { useWords } from '../../words.tsx';
import { Acts } from './acts.tsx';
import { CreateForm } from './create-form.tsx';
import { periods as page } from './page.ts';
import { currentDeadline, timed } from './timed.ts';

/** Every period: in which phase it is, until when, and what is done with it. */
export function PeriodList() {
  const { t, date, day } = useWords();
  const desk = useDesk();
  const [isCreating, setCreating] = useState(false);
  const { rows, ...read } = usePages('periods.list', {}, ({ periods }) => periods);
  const schemes = useWhole('schemes.list', {}, ({ schemes: all }) => all);
  const schemeName = new Map(schemes.rows.map(({ id, name }) => [id, name]));
  const columns: Column<Period>[] = [
    {
      key: 'name',
      title: t(periodsPage.name),
      width: 230,
      show: (period) => {
        const until = currentDeadline(period);
        return (
          <>
            <strong>{t(period.name)}</strong> <State tone="begun">{t(phaseNames[period.phase])}</State>
            {until !== undefined && <p className="note">{t(dutiesPage.until, { day: day(until) })}</p>}
            {(period.awaits || period.phase === 'draft') && <Notices period={period} />}
          </>
        );
      },
    },
    {
      key: 'dates',
      title: t(periodsPage.dates),
      width: 230,
      show: ({ start, end }) => t(periodsPage['from-to'], { from: date(start), to: date(end) }),
    },
    {
      key: 'scheme',
      title: t(periodsPage.scheme),
      width: 210,
      show: ({ scheme }) => {
        const name = scheme && schemeName.get(scheme.id);
        if (!scheme || !name) return <span className="note">{scheme ? '' : t(periodsPage['no-scheme'])}</span>;
        return (
          <Link to={`/schemes/${scheme.id}/${scheme.version}`}>
            {t(periodsPage.version, { name: t(name), version: scheme.version })}
          </Link>
        );
      },
    },
    {
      key: 'subjects',
      title: t(periodsPage.subjects),
      width: 90,
      figure: true,
      show: ({ id, name, subjects }) =>
        subjects === undefined ? (
          '—'
        ) : (
          <Link to={`/periods/${id}`} aria-label={t(subjectsPage.open, { period: t(name), count: subjects })}>
            {subjects}
          </Link>
        ),
    },
    {
      key: 'acts',
      title: '',
      width: 240,
      show: (period) => <Acts period={period} periods={rows} schemes={schemes.rows} />,
    },
  ];
  return (
    <PageFrame
      {...page}
      actions={
        <ActButton
          type="primary"
          loading={read.isReading}
          why={holds(desk, 'performance-office') ? undefined : t(periodsPage['not-office'])}
          onClick={() => setCreating(true)}
        >
          {t(createText.create)}
        </ActButton>
      }
    >
      <section className="panel schemes">
        <Rows
          label={t(periodsPage.list)}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          empty={t(periodsPage.none)}
          expandable={{ expandedRowRender: (period) => <Deadlines period={period} /> }}
          {...read}
        />
      </section>
      {isCreating && <CreateForm periods={rows} onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}

function Deadlines({ period }: { readonly period: Period }) {
  const { t, date } = useWords();
  return (
    <>
      <dl className="deadlines" aria-label={t(periodsPage.deadlines)}>
        {timed.map((phase) => (
          <div key={phase}>
            <dt>{t(phaseNames[phase])}</dt>
            <dd>{date(period.deadlines[phase].until)}</dd>
          </div>
        ))}
      </dl>
      <Notices period={period} />
    </>
  );
}

const Notices = ({ period: { notices = [] } }: { readonly period: Period }) =>
  notices.map((notice) => (
    <p key={notice} className="note">
      {notice}
    </p>
  ));
