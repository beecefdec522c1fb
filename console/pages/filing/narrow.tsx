import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { filingPage } from '../../../shared/text/console/filing.ts';
import { givenText } from '../../components/given.ts';
import { Light } from '../../components/light.tsx';
import { agreed } from '../../../shared/text/measured.ts';
import { useWords } from '../../words.tsx';
import { Cell } from './cell.tsx';
import { placed } from './columns.ts';
import { givenBefore } from './draft.ts';
import { noteOf, type GridProps } from './grid.tsx';
import { pastedAt } from './moving.ts';

/** On a telephone: one month, an indicator below the other. */
export function Narrow({
  items,
  columns,
  column,
  drafted,
  refusals,
  isClosed,
  onPick,
  onType,
  onPaste,
  onColumn,
  picked,
  panel,
}: GridProps & { readonly onColumn: (column: number) => void; readonly panel: ReactNode }) {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <Select
        className="period-choice"
        aria-label={t(filingPage.month)}
        value={column}
        onChange={onColumn}
        options={columns.map(({ name }, value) => ({ value, label: t(name) }))}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what is pasted is pasted into one of its boxes */}
      <ul className="cards filing-cards" data-sheet onPaste={(event) => pastedAt(event, onPaste)}>
        {items.map((item, row) => {
          const at = placed(item, columns).find(({ from, span }) => column >= from && column < from + span);
          const { slot } = at ?? {};
          if (!at || !slot) return null;
          const { name, target, light } = item;
          const before = givenBefore(item, slot);
          return (
            <li key={item.indicator}>
              <strong>{t(name)}</strong>
              <p className="note">{noteOf(item, words)}</p>
              <p className="filing-beside">
                {light && <Light light={light} />}
                {target && <span>{`${t(filingPage.target)} ${agreed(target, item)}`}</span>}
                {before && <span>{`${t(filingPage.last)} ${givenText(before, words)}`}</span>}
                {slot.lastYear && <span>{`${t(filingPage['last-year'])} ${givenText(slot.lastYear, words)}`}</span>}
              </p>
              <Cell
                item={item}
                slot={slot}
                typed={drafted[item.indicator]?.[slot.slot]}
                refused={refusals[item.indicator]?.[slot.slot]}
                isClosed={isClosed}
                row={row}
                from={at.from}
                span={at.span}
                onPick={onPick}
                onType={onType}
              />
              {picked?.indicator === item.indicator && picked.slot === slot.slot && panel}
            </li>
          );
        })}
      </ul>
    </>
  );
}
