import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import Tag from 'antd/es/tag';
import { useState, type ReactNode } from 'react';
import { mattersPage } from '../../../shared/text/console/matters.ts';
import { matterTexts } from '../../../shared/text/matters.ts';
import { roleNames } from '../../../shared/text/roles.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import { DueDay } from '../../components/due-day.tsx';
import { Rows, type Column } from '../../components/rows.tsx';
import { Find } from '../../components/find.tsx';
import { State } from '../../components/state.tsx';
import { useWords, type Spoken } from '../../words.tsx';
import { capital } from './capital.ts';
import { useMatters } from './use-matters.ts';
import type { Place, Row } from './use-place.ts';

const states = ['open', 'settled', 'all'] as const;
const everyKind = Object.entries<{ readonly name: Text }>(matterTexts).map(([kind, { name }]) => ({ kind, name }));

interface MatterListProps {
  readonly period: string;
  /** On whose side the person acts; nobody where they look over the whole period. */
  readonly own: readonly { readonly subject: string; readonly name: Text }[];
  readonly subject: string | undefined;
  readonly isWhole: boolean;
  readonly place: Place;
  /** What else is begun here. */
  readonly actions: ReactNode;
}

interface Wanted {
  readonly state: (typeof states)[number];
  readonly kind: string;
  readonly mine: boolean;
  readonly overdue: boolean;
  readonly words: string;
}

const fits = (row: Row, { state, kind, mine, overdue, words }: Wanted, { t }: Spoken): boolean =>
  (state === 'all' || (state === 'settled') === row.settled) &&
  (kind === '' || row.kind === kind) &&
  (!mine || row.mine) &&
  (!overdue || row.overdue) &&
  (words === '' || `${t(row.name)} ${t(row.about)}`.includes(words));

/** Every matter of whatever kind in one list, what is due first. */
export function MatterList({ period, own, subject, isWhole, place, actions }: MatterListProps) {
  const words = useWords();
  const { t } = words;
  const [wanted, setWanted] = useState<Wanted>({
    state: 'open',
    kind: place.kind ?? '',
    mine: false,
    overdue: false,
    words: '',
  });
  const want = (change: Partial<Wanted>) => setWanted((now) => ({ ...now, ...change }));
  const read = useMatters(period, subject, wanted.state === 'open');
  const rows = read.rows.filter((row) => fits(row, wanted, words));
  const isPlain = wanted.kind === '' && !wanted.mine && !wanted.overdue && wanted.words === '';
  return (
    <section className="panel matters" aria-label={t(mattersPage.list)}>
      <div className="choosing">
        {own.length > 1 && (
          <Segmented
            aria-label={t(mattersPage.subject)}
            value={subject ?? ''}
            onChange={place.turnTo}
            options={own.map(({ subject: value, name }) => ({ value, label: t(name) }))}
          />
        )}
        {isWhole && subject !== undefined && (
          <Tag closable onClose={place.everybody}>
            {t(rows[0]?.name ?? mattersPage.one)}
          </Tag>
        )}
        <Segmented
          aria-label={t(mattersPage.state)}
          value={wanted.state}
          onChange={(state) => want({ state })}
          options={states.map((value) => ({ value, label: t(mattersPage[value]) }))}
        />
        <Select
          aria-label={t(mattersPage.kind)}
          className="kind-choice"
          value={wanted.kind}
          onChange={(kind) => want({ kind })}
          options={[
            { value: '', label: t(mattersPage['any-kind']) },
            ...everyKind.map(({ kind, name }) => ({ value: kind, label: capital(t(name)) })),
          ]}
        />
        <Checkbox checked={wanted.mine} onChange={({ target }) => want({ mine: target.checked })}>
          {t(mattersPage.mine)}
        </Checkbox>
        <Checkbox checked={wanted.overdue} onChange={({ target }) => want({ overdue: target.checked })}>
          {t(mattersPage.overdue)}
        </Checkbox>
        <Find label={t(mattersPage.find)} onFind={(said) => want({ words: said })} />
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => place.start('any', isWhole ? undefined : subject)}
        >
          {t(mattersPage.begin)}
        </Button>
        {actions}
      </div>
      <Rows
        label={t(mattersPage.list)}
        rows={rows}
        rowKey={({ kind, id }) => `${kind} ${id}`}
        rowClassName={({ mine }) => (mine ? 'is-mine' : '')}
        columns={columnsOf(words, place)}
        empty={t(isPlain && wanted.state === 'open' ? mattersPage['none-open'] : mattersPage['none-found'])}
        isReading={read.isReading}
        refused={read.refused}
        again={read.again}
      />
    </section>
  );
}

function columnsOf({ t, date, list }: Spoken, place: Place): readonly Column<Row>[] {
  return [
    { key: 'kind', title: t(mattersPage.kind), width: 110, show: ({ kindName }) => capital(t(kindName)) },
    {
      key: 'subject',
      title: t(mattersPage.subject),
      width: 130,
      show: ({ name }) => <b>{t(name)}</b>,
      order: (a, b) => t(a.name).localeCompare(t(b.name)),
    },
    {
      key: 'what',
      title: t(mattersPage.what),
      width: 320,
      show: ({ about, subject, kind, id }) => (
        <Button
          type="link"
          className="name-link matter-about"
          onClick={() => place.look({ subject, kind, matter: id })}
        >
          {t(about)}
        </Button>
      ),
    },
    {
      key: 'state',
      title: t(mattersPage.state),
      width: 125,
      show: ({ stateName, settled }) => <State tone={settled ? undefined : 'begun'}>{capital(t(stateName))}</State>,
    },
    {
      key: 'waits',
      title: t(mattersPage.waits),
      width: 130,
      show: ({ waitsFor, mine }) =>
        mine ? (
          <b className="my-turn">{t(mattersPage.mine)}</b>
        ) : (
          list(waitsFor.map((role) => t(roleNames[role]))) || '—'
        ),
    },
    {
      key: 'due',
      title: t(mattersPage.due),
      width: 120,
      show: ({ due, overdue, settled }) => (settled ? '—' : <DueDay due={due} overdue={overdue} />),
      order: (a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1),
    },
    {
      key: 'opened',
      title: t(mattersPage.opened),
      width: 120,
      show: ({ openedBy, openedAt }) => (
        <>
          {openedBy ?? t(mattersPage.system)} <span className="note">{date(openedAt)}</span>
        </>
      ),
    },
  ];
}
