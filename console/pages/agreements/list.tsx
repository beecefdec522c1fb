import Empty from 'antd/es/empty';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Link } from 'react-router';
import { agreementsPage } from '../../../shared/text/console/agreements.ts';
import { signingPage } from '../../../shared/text/console/signing.ts';
import { sideNames } from '../../../shared/text/states.ts';
import type { Period } from '../../components/period-choice.tsx';
import { Rows, type Column } from '../../components/rows.tsx';
import { holds, useDesk } from '../../shell/desk.tsx';
import { useGroupName } from '../../shell/group-name.ts';
import { Find } from '../../components/find.tsx';
import { Heaps } from '../../components/heaps.tsx';
import { useWords } from '../../words.tsx';
import { Standing } from './standing.tsx';
import { type AllAgreements, type Heap, heapsOf, type Listed } from './use-agreements.ts';
import { usePlace } from './use-place.ts';

const heaps = ['for-proposal', 'for-subject', 'for-assessor', 'changing', 'in-force'] as const;

const waitName = (state: Listed['state']) =>
  state === 'none' ? 'waits-propose' : state === 'returned' ? 'waits-again' : 'waits-sign';

/** Units before people, each by name. */
const inOrder = (a: Listed, b: Listed): number =>
  Number(a.unitName !== undefined) - Number(b.unitName !== undefined) || a.name.zh.localeCompare(b.name.zh, 'zh');

interface AgreementListProps {
  readonly period: Period;
  readonly all: AllAgreements;
}

/** The agreements of a period: how many stand how, who has not signed, and the way to each. */
export function AgreementList({ period, all: { rows, ...read } }: AgreementListProps) {
  const { t, named, date, list } = useWords();
  const desk = useDesk();
  const { address } = usePlace(period.id);
  const groupName = useGroupName();
  const [heap, setHeap] = useState<Heap>();
  const [group, setGroup] = useState<string>();
  const [wanted, setWanted] = useState('');
  if (rows.length === 0 && !read.isReading) return <Empty className="panel" description={t(agreementsPage.none)} />;
  const within = rows.filter(
    (row) =>
      (group === undefined || row.group === group) &&
      (wanted === '' || t(row.name).includes(wanted) || (row.unitName && t(row.unitName).includes(wanted))),
  );
  const shown = within.filter((row) => heap === undefined || heapsOf(row).includes(heap)).toSorted(inOrder);
  const count = (of: Heap) => within.filter((row) => heapsOf(row).includes(of)).length;
  const groups = [...new Set(rows.map((row) => row.group))];
  const hasPeople = rows.some(({ unitName }) => unitName !== undefined);
  const columns: Column<Listed>[] = [
    {
      key: 'whom',
      title: t(agreementsPage.whom),
      width: 210,
      show: ({ subject, name }) => <Link to={address({ subject })}>{named(name)}</Link>,
      order: (a, b) => t(a.name).localeCompare(t(b.name), 'zh'),
    },
    ...(hasPeople
      ? [
          {
            key: 'unit',
            title: t(agreementsPage.unit),
            width: 150,
            show: ({ unitName }: Listed) => named(unitName),
          },
        ]
      : []),
    { key: 'group', title: t(agreementsPage.group), width: 140, show: (row) => groupName(row.group) },
    {
      key: 'state',
      title: t(agreementsPage.state),
      width: 130,
      show: ({ state, withdrawn }) => <Standing state={state} withdrawn={withdrawn} />,
      order: (a, b) => a.state.localeCompare(b.state),
    },
    {
      key: 'text',
      title: t(agreementsPage.text),
      width: 200,
      show: ({ version, onTable }) =>
        version === 0 ? (
          '—'
        ) : (
          <>
            {t(signingPage.version, { version })}
            {onTable && <span className="note"> {t(signingPage.laid, { side: sideNames[onTable.laid] })}</span>}
          </>
        ),
    },
    {
      key: 'waits',
      title: t(agreementsPage.waits),
      width: 220,
      show: ({ state, waits, agreeUntil }) => (
        <>
          {waits.length === 0
            ? '—'
            : list(waits.map((side) => t(agreementsPage[waitName(state)], { side: sideNames[side] })))}
          {agreeUntil !== undefined && (
            <span className="note"> {t(agreementsPage['until-late'], { day: date(agreeUntil) })}</span>
          )}
        </>
      ),
    },
  ];
  return (
    <section className="panel" aria-label={t(agreementsPage.list)}>
      <div className="choosing">
        <Heaps
          label={t(agreementsPage.states)}
          heaps={[undefined, ...heaps].map((key) => ({
            key,
            name: t(agreementsPage[key ?? 'all']),
            count: key === undefined ? within.length : count(key),
          }))}
          chosen={heap}
          onChoose={setHeap}
        />
        {groups.length > 1 && (
          <Select
            aria-label={t(agreementsPage.group)}
            className="group-choice"
            value={group ?? ''}
            onChange={(to) => setGroup(to === '' ? undefined : to)}
            options={[
              { value: '', label: t(agreementsPage['all-groups']) },
              ...groups.map((value) => ({ value, label: groupName(value) })),
            ]}
          />
        )}
        {rows.length > 5 && <Find label={t(agreementsPage.find)} onFind={setWanted} />}
        {holds(desk, 'unit-leader', 'performance-office') && (
          <Link to={`/signing?period=${period.id}`}>{t(agreementsPage['sign-many'])}</Link>
        )}
      </div>
      <Rows
        label={t(agreementsPage.list)}
        rows={shown}
        rowKey={({ subject }) => subject}
        columns={columns}
        empty={t(agreementsPage['none-such'])}
        {...read}
      />
    </section>
  );
}
