import { useId } from 'react';
import { cellStates, filingCell, filingPage } from '../../../shared/text/console/filing.ts';
import { CardTag } from '../../components/card-tag.tsx';
import { givenText } from '../../components/given.ts';
import { useWords, type Spoken } from '../../words.tsx';
import { filedAs, kindIn, textIn, type Item, type Slot, type Typed } from './draft.ts';
import { moved } from './moving.ts';
import { isTyped } from './written.ts';

export interface CellProps {
  readonly item: Item;
  readonly slot: Slot;
  readonly typed: Typed | undefined;
  /** Why it was not taken when it was submitted. */
  readonly refused: string | undefined;
  /** Nothing can be filed at all. */
  readonly isClosed: boolean;
  readonly row: number;
  readonly from: number;
  readonly span: number;
  /** With the months it stands under. */
  readonly onPick: (item: Item, slot: Slot, from: number, to: number) => void;
  readonly onType: (item: Item, slot: Slot, text: string) => void;
}

/** One figure: a white box where it can be filed, and below it what became of it or by when it is due. */
export function Cell({ item, slot, typed, refused, isClosed, row, from, span, onPick, onType }: CellProps) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const pick = () => onPick(item, slot, from, from + span - 1);
  const closed = isClosed || item.closed !== undefined || slot.closed !== undefined;
  const read = typed && filedAs(item, slot, typed, words);
  const fault = refused ?? (read && 'fault' in read ? read.fault : undefined);
  const kind = kindIn(slot, typed);
  const given = read && 'given' in read ? read.given : typed?.kind ? undefined : slot.filing?.given;
  const shown = given ? givenText(given, words) : kind === 'value' ? '' : t(filingCell[kind]);
  const label = t(filingPage.cell, { item: item.name, slot: slot.name });
  const place = { 'data-row': row, 'data-from': from, 'data-to': from + span - 1 };
  const told = { 'aria-label': label, 'aria-describedby': id, 'aria-invalid': fault !== undefined };
  return (
    <div className="cell-in">
      {closed ? (
        <button
          type="button"
          tabIndex={shown === '' ? -1 : 0}
          className="cell-shut"
          {...told}
          aria-label={`${label} ${shown}`}
          title={whyShut(item, slot, t)}
          onClick={pick}
        >
          {shown}
        </button>
      ) : isTyped(item) && kind === 'value' ? (
        <input
          {...place}
          {...told}
          autoComplete="off"
          value={textIn(slot, typed)}
          onFocus={pick}
          onKeyDown={moved}
          onChange={({ target }) => onType(item, slot, target.value)}
        />
      ) : (
        <button
          type="button"
          {...place}
          aria-describedby={id}
          className="cell-other"
          aria-label={`${label} ${shown}`}
          onFocus={pick}
          onClick={pick}
          onKeyDown={(event) => event.key !== 'Enter' && moved(event)}
        >
          {shown || t(filingPage.choose)}
        </button>
      )}
      <span
        id={id}
        className={fault === undefined ? 'cell-note two-lines' : 'cell-note two-lines is-fault'}
        title={fault}
      >
        {fault ?? <Became slot={slot} typed={typed} isClosed={closed} own={item.provider.by === 'subject'} />}
      </span>
    </div>
  );
}

const whyShut = (item: Item, slot: Slot, t: Spoken['t']): string | undefined => {
  const why = slot.closed ?? item.closed;
  return why && t(why);
};

interface BecameProps {
  readonly slot: Slot;
  readonly typed: Typed | undefined;
  readonly isClosed: boolean;
  readonly own: boolean;
}

function Became({ slot, typed, isClosed, own }: BecameProps) {
  const { t, day, today, daysUntil } = useWords();
  const { filing, counts, lacks, late, due, card } = slot;
  const files = typed?.evidence?.length ?? filing?.evidence.length ?? 0;
  const proven = files > 0 && <span> · {t(filingPage.evidence, { count: files })}</span>;
  if (typed)
    return (
      <b className="is-typed">
        {t(filing ? filingPage.corrected : filingPage.typed)}
        {proven}
      </b>
    );
  if (filing?.state === 'returned') return <b className="is-bad">{t(cellStates.returned)}</b>;
  if (filing)
    return (
      <span className={counts === undefined ? '' : 'is-good'}>
        {counts === filing.n ? t(cellStates.counts) : lacks ? t(cellStates[lacks]) : t(cellStates.acceptance)}
        {proven}
      </span>
    );
  if (!own) return null;
  if (isClosed && slot.start > today()) return <span>{t(filingPage['not-open'])}</span>;
  if (!late) return <span>{t(filingPage.due, { day: day(due) })}</span>;
  return (
    <b className="is-bad">
      {t(filingPage['over-days'], { days: -daysUntil(due) })} <CardTag state={card} />
    </b>
  );
}
