import { memo, useLayoutEffect, useRef } from 'react';
import { filingPage } from '../../../shared/text/console/filing.ts';
import { givenText } from '../../components/given.ts';
import { Light } from '../../components/light.tsx';
import { agreed } from '../../../shared/text/measured.ts';
import { useWords, type Spoken } from '../../words.tsx';
import { Cell, type CellProps } from './cell.tsx';
import { placed, slotUnder } from './columns.ts';
import { givenBefore, type Drafted, type Item, type Slot, type Typed } from './draft.ts';
import { pastedAt, type Paste } from './moving.ts';

export type Refusals = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Handlers = Pick<CellProps, 'onPick' | 'onType'>;

export interface GridProps extends Handlers {
  readonly items: readonly Item[];
  readonly columns: readonly Slot[];
  readonly drafted: Drafted;
  readonly refusals: Refusals;
  readonly isClosed: boolean;
  /** The month that is looked at. */
  readonly column: number;
  readonly picked: { readonly indicator: string; readonly slot: string } | undefined;
  readonly onPaste: Paste;
}

/** 指标 × 月份: what was agreed stands still at the left, the months are scrolled. */
export function Grid({
  items,
  columns,
  drafted,
  refusals,
  isClosed,
  column,
  picked,
  onPick,
  onType,
  onPaste,
}: GridProps) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableCellElement>(null);
  useLayoutEffect(() => {
    const cell = head.current;
    const box = place.current;
    if (cell && box) box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
    // Once: whoever scrolls is not scrolled back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const looked = columns[column];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is pasted is pasted into one of its boxes
    <div ref={place} className="sheet-scroll" data-sheet onPaste={(event) => pastedAt(event, onPaste)}>
      <table className="sheet" aria-label={t(filingPage.grid)}>
        <thead>
          <tr>
            <th scope="col" className="sheet-item">
              {t(filingPage.item)}
            </th>
            <th scope="col" className="sheet-light">
              {t(filingPage.light)}
            </th>
            <th scope="col" className="sheet-side sheet-target">
              {t(filingPage.target)}
            </th>
            <th scope="col" className="sheet-side sheet-year" title={looked && t(looked.name)}>
              {t(filingPage['last-year'])}
            </th>
            <th scope="col" className="sheet-side sheet-last">
              {t(filingPage.last)}
            </th>
            {columns.map(({ slot, name }, at) => (
              <th
                key={slot}
                scope="col"
                ref={at === column ? head : undefined}
                className={at === column ? 'sheet-month is-looked' : 'sheet-month'}
              >
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item, row) => (
            <Row
              key={item.indicator}
              item={item}
              row={row}
              columns={columns}
              column={column}
              typed={drafted[item.indicator]}
              refused={refusals[item.indicator]}
              isClosed={isClosed}
              picked={picked?.indicator === item.indicator ? picked.slot : undefined}
              onPick={onPick}
              onType={onType}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Handlers {
  readonly item: Item;
  readonly row: number;
  readonly columns: readonly Slot[];
  readonly column: number;
  readonly typed: Readonly<Record<string, Typed>> | undefined;
  readonly refused: Readonly<Record<string, string>> | undefined;
  readonly isClosed: boolean;
  readonly picked: string | undefined;
}

const Row = memo(({ item, row, columns, column, typed, refused, isClosed, picked, onPick, onType }: RowProps) => {
  const words = useWords();
  const { t } = words;
  const { name, target, baseline, light, closed } = item;
  const slot = slotUnder(item, columns, column);
  const before = slot && givenBefore(item, slot);
  const year = slot?.lastYear;
  return (
    <tr className={closed ? 'is-others' : ''}>
      <th scope="row" className="sheet-item">
        <span className="sheet-name two-lines" title={t(name)}>
          {t(name)}
        </span>
        <span className="note">{noteOf(item, words)}</span>
      </th>
      <td className="sheet-light">{light && <Light light={light} bare />}</td>
      <td className="sheet-side sheet-target figure">
        {target !== undefined && agreed(target, item)}
        {baseline !== undefined && (
          <span className="note">{t(filingPage['target-from'], { baseline: agreed(baseline, item) })}</span>
        )}
      </td>
      <td className="sheet-side sheet-year figure">{year && givenText(year, words)}</td>
      <td className="sheet-side sheet-last figure">{before && givenText(before, words)}</td>
      {placed(item, columns).map(({ slot: one, from, span }) => (
        <td
          key={from}
          colSpan={span}
          className={[
            'figure sheet-cell',
            column >= from && column < from + span ? 'is-looked' : '',
            one && picked === one.slot ? 'is-picked' : '',
          ].join(' ')}
        >
          {one && (
            <Cell
              item={item}
              slot={one}
              typed={typed?.[one.slot]}
              refused={refused?.[one.slot]}
              isClosed={isClosed}
              row={row}
              from={from}
              span={span}
              onPick={onPick}
              onType={onType}
            />
          )}
        </td>
      ))}
    </tr>
  );
});
Row.displayName = 'Row';

/** In what it is measured, what it is worth, and who else files it. */
export const noteOf = ({ unitOfMeasure, points, closed, provider }: Item, { t }: Spoken): string =>
  [unitOfMeasure, t(filingPage.points, { points }), closed && t(filingPage['by-others'], { name: provider.name })]
    .filter(Boolean)
    .join(' · ');
