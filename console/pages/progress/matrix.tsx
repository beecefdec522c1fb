import Empty from 'antd/es/empty';
import { memo, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { progressPage } from '../../../shared/text/console/progress.ts';
import { Light } from '../../components/light.tsx';
import { useWords } from '../../words.tsx';
import { Cell, whatOf } from './cell.tsx';
import { headingsOf, worstOf, type Heading, type Subject } from './looked-at.ts';
import type { Opened } from './lights.tsx';
import { useWindow } from './use-window.ts';

interface MatrixProps {
  readonly subjects: readonly Subject[];
  readonly isReading: boolean;
  readonly onOpen: (opened: Opened) => void;
}

/** Where the keyboard stands: the only cell that Tab comes to. */
interface Place {
  readonly row: number;
  readonly column: number;
}

const steps: Readonly<Record<string, Place>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -10, column: 0 },
  PageDown: { row: 10, column: 0 },
  Home: { row: 0, column: -Infinity },
  End: { row: 0, column: Infinity },
};

const within = (place: number, count: number): number => Math.max(0, Math.min(place, count - 1));

/** Every item of every subject in one table: heading and first column stay, and only the rows that are seen are drawn. */
export function Matrix({ subjects, isReading, onOpen }: MatrixProps) {
  const { t, named } = useWords();
  const headings = useMemo(() => headingsOf(subjects), [subjects]);
  const shared = useMemo(() => new Set(headings.map(({ indicator }) => indicator)), [headings]);
  const hasOwn = subjects.some(({ items }) => items.some(({ indicator }) => !shared.has(indicator)));
  const hasScore = subjects.some(({ forecast }) => forecast !== undefined);
  const columns = headings.length + (hasOwn ? 1 : 0);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const drawn = useWindow(subjects.length);
  const stands = { row: within(at.row, subjects.length), column: within(at.column, columns + 1) };
  // Where it was scrolled away from, Tab comes to a row that is seen.
  const tabbed = Math.max(drawn.from, Math.min(stands.row, drawn.to - 1));
  const moved = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = {
      row: within(stands.row + step.row, subjects.length),
      column: within(stands.column + step.column, columns + 1),
    };
    // A row that was not seen has to be drawn before it can be gone to.
    flushSync(() => {
      setAt(next);
      drawn.reveal(next.row);
    });
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };
  if (subjects.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={isReading ? ' ' : t(progressPage.none)} />;
  return (
    <>
      <p className="note on-screen">{t(progressPage.hint)}</p>
      <div ref={drawn.scrolls} className="matrix" onScroll={drawn.onScroll}>
        <table
          ref={table}
          style={{ width: `calc(var(--first) + ${columns + (hasScore ? 1 : 0)} * var(--other))` }}
          aria-label={t(progressPage.lights)}
          aria-rowcount={subjects.length + 1}
          onKeyDown={moved}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t(progressPage.subject)}</th>
              {hasScore && (
                <th scope="col" className="score">
                  {t(progressPage.expected)}
                </th>
              )}
              {headings.map(({ indicator, name }) => (
                <th key={indicator} scope="col" title={named(name)}>
                  <span>{named(name)}</span>
                </th>
              ))}
              {hasOwn && <th scope="col">{t(progressPage.own)}</th>}
            </tr>
          </thead>
          <tbody>
            {drawn.above > 0 && <tr aria-hidden style={{ height: drawn.above }} />}
            {subjects.slice(drawn.from, drawn.to).map((subject, offset) => (
              <Row
                key={subject.subject}
                subject={subject}
                row={drawn.from + offset}
                headings={headings}
                shared={hasOwn ? shared : undefined}
                hasScore={hasScore}
                focused={tabbed === drawn.from + offset ? stands.column : undefined}
                onStand={setAt}
                onOpen={onOpen}
              />
            ))}
            {drawn.below > 0 && <tr aria-hidden style={{ height: drawn.below }} />}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface RowProps extends Pick<MatrixProps, 'onOpen'> {
  readonly subject: Subject;
  readonly row: number;
  readonly headings: readonly Heading[];
  /** The items that are columns, where there are others too. */
  readonly shared: ReadonlySet<string> | undefined;
  readonly hasScore: boolean;
  readonly focused: number | undefined;
  readonly onStand: (place: Place) => void;
}

/** Drawn once, however far it is scrolled. */
const Row = memo(function Row({ subject, row, headings, shared, hasScore, focused, onStand, onOpen }: RowProps) {
  const words = useWords();
  const { t, named } = words;
  const whom = named(subject.name);
  const place = (column: number) => ({
    'data-cell': `${row} ${column}`,
    tabIndex: focused === column ? 0 : -1,
    onFocus: () => onStand({ row, column }),
  });
  const own = shared && subject.items.filter(({ indicator }) => !shared.has(indicator));
  const items = new Map(subject.items.map((item) => [item.indicator, item]));
  return (
    <tr aria-rowindex={row + 2}>
      <th scope="row">
        <button type="button" {...place(0)} title={whom} onClick={() => onOpen({ subject })}>
          <b className="two-lines">{whom}</b>
          <span className="tally">
            {(['red', 'amber'] as const).map(
              (colour) =>
                subject.lights[colour] > 0 && (
                  <span key={colour}>
                    <Light light={colour} bare /> {subject.lights[colour]}
                  </span>
                ),
            )}
          </span>
        </button>
      </th>
      {hasScore && <td className="figure score">{subject.forecast?.score ?? '—'}</td>}
      {headings.map(({ indicator }, at) => {
        const item = items.get(indicator);
        return (
          <td key={indicator}>
            {item ? (
              <button
                type="button"
                className={`lit lit-${item.light}`}
                {...place(at + 1)}
                aria-label={`${whom} ${whatOf(item, words)}`}
                onClick={() => onOpen({ subject, indicator })}
              >
                <Cell items={[item]} />
              </button>
            ) : (
              <span {...place(at + 1)}>
                <span className="unseen">{t(progressPage['not-this'])}</span>
              </span>
            )}
          </td>
        );
      })}
      {own && (
        <td>
          {own.length === 0 ? (
            <span {...place(headings.length + 1)}>
              <span className="unseen">{t(progressPage['not-this'])}</span>
            </span>
          ) : (
            <button
              type="button"
              className={`lit lit-${worstOf(own)?.light}`}
              {...place(headings.length + 1)}
              aria-label={`${whom} ${own.map((item) => whatOf(item, words)).join(' ')}`}
              onClick={() => onOpen({ subject })}
            >
              <Cell items={own} />
            </button>
          )}
        </td>
      )}
    </tr>
  );
});
