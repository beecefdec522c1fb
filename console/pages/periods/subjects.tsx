import Select from 'antd/es/select';
import { useState } from 'react';
import { Link } from 'react-router';
import { phaseNames } from '../../../shared/text/states.ts';
import { periodsPage } from '../../../shared/text/console/periods.ts';
import { enrolText, subjectsPage } from '../../../shared/text/console/subjects.ts';
import { useRead } from '../../api/use-read.ts';
import { useUnits } from '../../api/use-units.ts';
import { ActButton } from '../../components/act-button.tsx';
import { useAddress } from '../../components/address.ts';
import { Find } from '../../components/find.tsx';
import { Heaps } from '../../components/heaps.tsx';
import { PageFrame } from '../../components/page-frame.tsx';
import type { Period } from '../../components/period-choice.tsx';
import { Rows, type Column } from '../../components/rows.tsx';
import { State } from '../../components/state.tsx';
import { actsOver, useDesk } from '../../shell/desk.tsx';
import { useGroupName } from '../../shell/group-name.ts';
import { useWords } from '../../words.tsx';
import { Changes } from './changes.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { Leaving, Standing } from './leaving.tsx';
import { periods as page } from './page.ts';
import { type Subject, useSubjects } from './use-subjects.ts';

/** Who takes part in a period, and what becomes of them while it runs. */
export function Subjects({ id }: { readonly id: string }) {
  const { t } = useWords();
  const desk = useDesk();
  const [isEnrolling, setEnrolling] = useState(false);
  const { data: period, ...read } = useRead('periods.read', { params: { period: id } });
  const isOffice = actsOver(desk, id, ['performance-office']);
  const isLate = period?.phase !== 'planning' && period?.phase !== 'implementation';
  const notNow = isOffice ? (isLate ? t(enrolText.late) : undefined) : t(periodsPage['not-office']);
  return (
    <PageFrame
      title={period?.name ?? page.title}
      about={subjectsPage.about}
      actions={
        period && (
          <ActButton type="primary" why={notNow} onClick={() => setEnrolling(true)}>
            {t(enrolText.enrol)}
          </ActButton>
        )
      }
      {...read}
    >
      {period && (
        <>
          <p className="subjects-head">
            <Link to="/periods">{t(subjectsPage.back)}</Link> <State tone="begun">{t(phaseNames[period.phase])}</State>
          </p>
          <Taking period={period} />
          {isEnrolling && <EnrolForm period={period} onClose={() => setEnrolling(false)} />}
        </>
      )}
    </PageFrame>
  );
}

const heaps = ['all', 'proposed', 'withdrawn'] as const;
type Heap = (typeof heaps)[number];

function isIn(heap: Heap, { withdrawal }: Subject): boolean {
  if (heap === 'all') return true;
  return withdrawal !== undefined && (withdrawal.state === 'proposed') === (heap === 'proposed');
}

/** Units before people, each by name. */
const inOrder = (a: Subject, b: Subject): number =>
  Number(a.kind === 'official') - Number(b.kind === 'official') || a.name.zh.localeCompare(b.name.zh, 'zh');

function Taking({ period }: { readonly period: Period }) {
  const { t, named } = useWords();
  const groupName = useGroupName();
  const { byId } = useUnits();
  const { place, go } = useAddress(undefined, ['subject']);
  const [heap, setHeap] = useState<Heap>('all');
  const [group, setGroup] = useState('');
  const [wanted, setWanted] = useState('');
  const { rows, ...read } = useSubjects(period.id);
  const unitOf = ({ kind, unit }: Subject) => (kind === 'official' ? byId.get(unit)?.name : undefined);
  const within = rows.filter(
    (row) =>
      (group === '' || row.group === group) && [row.name, unitOf(row)].some((one) => one && t(one).includes(wanted)),
  );
  const groups = [...new Set(rows.map((row) => row.group))];
  const columns: Column<Subject>[] = [
    {
      key: 'whom',
      title: t(subjectsPage.whom),
      width: 200,
      show: (row) => (
        <>
          <Link to={`/agreements?${new URLSearchParams({ period: period.id, subject: row.subject }).toString()}`}>
            {t(row.name)}
          </Link>
          {row.kind === 'official' && <p className="note">{named(unitOf(row))}</p>}
        </>
      ),
      order: (a, b) => t(a.name).localeCompare(t(b.name), 'zh'),
    },
    { key: 'group', title: t(subjectsPage.group), width: 140, show: (row) => groupName(row.group) },
    {
      key: 'state',
      title: t(subjectsPage.state),
      width: 420,
      show: ({ withdrawal }) => (
        <>
          <Standing withdrawal={withdrawal} />
          {withdrawal && <Leaving withdrawal={withdrawal} />}
        </>
      ),
    },
    {
      key: 'acts',
      title: '',
      width: 200,
      show: (row) => (
        <Changes
          period={period}
          subject={row}
          isAsked={row.subject === place.subject}
          ask={(isAsked) => go(isAsked ? { subject: row.subject } : {}, { replace: true })}
        />
      ),
    },
  ];
  return (
    <section className="panel">
      <div className="choosing">
        <Heaps
          label={t(subjectsPage.heaps)}
          heaps={heaps.map((key) => ({
            key,
            name: t(subjectsPage[key]),
            count: within.filter((row) => isIn(key, row)).length,
          }))}
          chosen={heap}
          onChoose={setHeap}
        />
        {groups.length > 1 && (
          <Select
            aria-label={t(subjectsPage.group)}
            className="group-choice"
            value={group}
            onChange={setGroup}
            options={[
              { value: '', label: t(subjectsPage['all-groups']) },
              ...groups.map((value) => ({ value, label: groupName(value) })),
            ]}
          />
        )}
        {rows.length > 5 && <Find label={t(subjectsPage.find)} onFind={setWanted} />}
      </div>
      <Rows
        label={t(subjectsPage.list)}
        rows={within.filter((row) => isIn(heap, row)).toSorted(inOrder)}
        columns={columns}
        rowKey={({ subject }) => subject}
        empty={t(rows.length === 0 ? subjectsPage.none : subjectsPage['none-such'])}
        {...read}
      />
    </section>
  );
}
