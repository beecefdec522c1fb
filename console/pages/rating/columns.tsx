import type { ClipboardEvent } from 'react';
import { ratingPage, seatStates } from '../../../shared/text/console/rating.ts';
import { saysOf } from '../../api/refusal.ts';
import type { Column } from '../../components/rows.tsx';
import { State, type Tone } from '../../components/state.tsx';
import { useWords } from '../../words.tsx';
import type { Abstaining } from './abstain.tsx';
import { MarkCell } from './cell.tsx';
import { cellAt, columnKey, progressOf, type Asked, type Ballot, type Cell, type Typed } from './said.ts';

interface Columns {
  readonly rows: readonly Ballot[];
  readonly asked: readonly Asked[];
  readonly typed: Typed;
  readonly isClosed: (ballot: Ballot) => boolean;
  /** Why the server did not take a subject's ballot. */
  readonly refused: ReadonlyMap<string, Error>;
  readonly onWrite: (subject: string, indicator: string, cell: Cell) => void;
  readonly onAbstain: (abstaining: Abstaining) => void;
  readonly onPaste: (event: ClipboardEvent, row: number, column: number) => void;
}

/** The columns of the sheet: whom, what is asked, and how far it is. */
export function useColumns({
  rows,
  asked,
  typed,
  isClosed,
  refused,
  onWrite,
  onAbstain,
  onPaste,
}: Columns): Column<Ballot>[] {
  const { t, named } = useWords();
  const groups = new Set(rows.map(({ group }) => group.id));
  const rowOf = new Map(rows.map((ballot, row) => [ballot.subject, row]));
  const marks = asked.map((column, at): Column<Ballot> => ({
    key: columnKey(column),
    title: <Heading column={column} />,
    width: 184,
    show: (ballot) => {
      const mine = ballot.asked.find((one) => columnKey(one) === columnKey(column));
      if (!mine) return <span className="note">{t(ratingPage['not-asked'])}</span>;
      const row = rowOf.get(ballot.subject) ?? 0;
      const write = (cell: Cell) => onWrite(ballot.subject, mine.indicator, cell);
      return (
        <MarkCell
          asked={mine}
          cell={cellAt(typed, ballot, mine.indicator)}
          label={t(ratingPage.cell, { subject: ballot.name, indicator: mine.name })}
          at={`${row}:${at}`}
          isClosed={isClosed(ballot)}
          onType={(text) => write({ typed: text })}
          onAbstain={() => onAbstain({ ballot, asked: mine })}
          onReturn={() => write({ typed: '' })}
          onPaste={(event) => onPaste(event, row, at)}
        />
      );
    },
  }));
  return [
    {
      key: 'subject',
      title: t(ratingPage.subject),
      width: 160,
      fixed: true,
      show: ({ name }) => <strong className="rating-whom">{named(name)}</strong>,
    },
    ...(groups.size > 1
      ? [{ key: 'group', title: t(ratingPage.group), width: 120, show: ({ group }: Ballot) => named(group.name) }]
      : []),
    ...marks,
    {
      key: 'state',
      title: t(ratingPage.state),
      width: 190,
      show: (ballot) => <How ballot={ballot} typed={typed} refused={refused.get(ballot.subject)} />,
    },
  ];
}

function Heading({ column }: { readonly column: Asked }) {
  const { t } = useWords();
  const scale = column.by === 'marks' ? t(ratingPage.scale, { max: column.max }) : t(ratingPage.votes);
  return (
    <span className="rating-heading" title={column.standard}>
      {t(column.name)}
      <span className="note">
        {scale} · {t(ratingPage.counts, { points: column.points })}
      </span>
    </span>
  );
}

interface HowProps {
  readonly ballot: Ballot;
  readonly typed: Typed;
  readonly refused: Error | undefined;
}

const tones: Readonly<Partial<Record<Ballot['state'], Tone>>> = { sealed: 'going', submitted: 'done' };

/** How far one subject is, and why it goes no further. */
function How({ ballot, typed, refused }: HowProps) {
  const { t, moment } = useWords();
  const { state, submittedAt, reason, lost, why } = ballot;
  return (
    <span className="rating-how">
      <State tone={tones[state]}>{t(seatStates[state])}</State>
      {why === undefined && progressOf(typed, ballot).changed && <State tone="going">{t(ratingPage.changed)}</State>}
      {submittedAt !== undefined && <span className="note">{moment(submittedAt)}</span>}
      {(why ?? reason) !== undefined && <span className="note">{why ?? reason}</span>}
      {lost && <span className="rating-no">{t(ratingPage.lost)}</span>}
      {refused && (
        <span className="rating-no" role="alert">
          {saysOf(refused)}
        </span>
      )}
    </span>
  );
}
