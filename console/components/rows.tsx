import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Empty from 'antd/es/empty';
import useBreakpoint from 'antd/es/grid/hooks/useBreakpoint';
import Table, { type TableProps } from 'antd/es/table';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { parts } from '../../shared/text/console/parts.ts';
import { useWords } from '../words.tsx';
import { Refused } from './refused.tsx';

export interface Column<T> {
  readonly key: string;
  readonly title: ReactNode;
  readonly show: (row: T) => ReactNode;
  /** Pixels. */
  readonly width?: number;
  /** Stands to the right, as figures do. */
  readonly figure?: boolean;
  /** Stays where it is while the rest is scrolled sideways. */
  readonly fixed?: boolean;
  readonly order?: (a: T, b: T) => number;
}

interface RowsProps<T extends object> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  /** Says what to do where there is nothing. */
  readonly empty: ReactNode;
  readonly isReading?: boolean;
  readonly hasMore?: boolean;
  readonly more?: () => void;
  readonly refused?: Error | undefined;
  readonly again?: () => void;
  readonly rowClassName?: (row: T) => string;
  readonly rowSelection?: TableProps<T>['rowSelection'];
  readonly expandable?: TableProps<T>['expandable'];
}

/** From here on only what is seen is drawn. */
const virtualFrom = 100;
const usualWidth = 160;
const tickWidth = 40;

/** A list of however many rows: a few are shown whole, thousands are scrolled through; on a telephone each is a card. */
export function Rows<T extends object>({
  label,
  rows,
  columns,
  rowKey,
  empty,
  isReading = false,
  hasMore = false,
  more,
  refused,
  again,
  ...table
}: RowsProps<T>) {
  const { t } = useWords();
  const isWide = useBreakpoint()['md'] ?? true;
  const nothing = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <section aria-label={label} aria-busy={isReading}>
      {refused && <Refused error={refused} {...(again ? { again } : {})} />}
      {isWide || rows.length >= virtualFrom || isReading ? (
        <Grid {...table} rows={rows} columns={columns} rowKey={rowKey} isReading={isReading} nothing={nothing} />
      ) : (
        <Cards {...table} rows={rows} columns={columns} rowKey={rowKey} nothing={nothing} />
      )}
      {rows.length > 0 && (
        <footer className="rows-foot">
          <span>{t(hasMore ? parts['rows-so-far'] : parts.rows, { count: rows.length })}</span>
          {hasMore && more && (
            <Button size="small" loading={isReading} onClick={more}>
              {t(parts.more)}
            </Button>
          )}
        </footer>
      )}
    </section>
  );
}

type Drawn<T extends object> = Pick<RowsProps<T>, 'rows' | 'columns' | 'rowKey'> & { readonly nothing: ReactNode };
type Chosen<T extends object> = Pick<RowsProps<T>, 'rowClassName' | 'rowSelection' | 'expandable'>;

function Grid<T extends object>({
  rows,
  columns,
  rowKey,
  nothing,
  isReading,
  ...chosen
}: Drawn<T> & Chosen<T> & { readonly isReading: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(480);
  const virtual = rows.length >= virtualFrom;
  useLayoutEffect(() => {
    const top = place.current?.getBoundingClientRect().top ?? 0;
    setHeight(Math.max(320, innerHeight - top - 140));
  }, [virtual]);
  useLayoutEffect(() => {
    // The library measures columns in a hidden copy of the heading, whose tick box nobody must come upon.
    const copies = place.current?.querySelectorAll<HTMLElement>('.ant-table-measure-row') ?? [];
    for (const copy of copies) copy.inert = true;
  });
  const ticks = chosen.rowSelection ? tickWidth : 0;
  const width = columns.reduce((sum, column) => sum + (column.width ?? usualWidth), ticks);
  // What is chosen among is seen whole, its columns as narrow as they have to be.
  const slides = chosen.rowSelection === undefined || columns.some(({ fixed }) => fixed);
  return (
    <div ref={place} className="rows-grid">
      <Table<T>
        {...chosen}
        {...(chosen.rowSelection ? { rowSelection: { columnWidth: tickWidth, ...chosen.rowSelection } } : {})}
        dataSource={[...rows]}
        columns={columns.map(({ key, title, show, width: wide, figure, fixed, order }) => ({
          key,
          title,
          render: (_: unknown, row: T) => show(row),
          ...(wide === undefined ? {} : { width: wide }),
          ...(figure ? { align: 'end', className: 'figure' } : {}),
          ...(fixed ? { fixed: 'start' } : {}),
          ...(order ? { sorter: order } : {}),
        }))}
        rowKey={rowKey}
        loading={isReading && rows.length === 0}
        pagination={false}
        size="small"
        virtual={virtual}
        {...(virtual ? { scroll: { x: width, y: height } } : slides ? { scroll: { x: 'max-content' } } : {})}
        locale={{ emptyText: isReading ? ' ' : nothing }}
      />
    </div>
  );
}

function Cards<T extends object>({ rows, columns, rowKey, nothing, rowSelection, expandable }: Drawn<T> & Chosen<T>) {
  const { t } = useWords();
  if (rows.length === 0) return nothing;
  const keys = rowSelection?.selectedRowKeys ?? [];
  const choose = (key: string, isChosen: boolean) => {
    const chosen = isChosen ? [...keys, key] : keys.filter((one) => one !== key);
    rowSelection?.onChange?.(
      chosen,
      rows.filter((row) => chosen.includes(rowKey(row))),
      { type: 'multiple' },
    );
  };
  return (
    <ul className="cards">
      {rows.map((row, at) => {
        const key = rowKey(row);
        return (
          <li key={key}>
            {rowSelection && (
              <Checkbox
                {...rowSelection.getCheckboxProps?.(row)}
                checked={keys.includes(key)}
                onChange={({ target }) => choose(key, target.checked)}
              />
            )}
            <dl>
              {columns.map(({ key: of, title, show }) => (
                <div key={of}>
                  <dt>{title}</dt>
                  <dd>{show(row)}</dd>
                </div>
              ))}
            </dl>
            {expandable?.expandedRowRender && (
              <details>
                <summary>{t(parts.details)}</summary>
                {expandable.expandedRowRender(row, at, 0, true)}
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
