import Tooltip from 'antd/es/tooltip';
import { useId, type ClipboardEvent, type KeyboardEvent } from 'react';
import { ratingPage } from '../../../shared/text/console/rating.ts';
import { useWords, type Spoken } from '../../words.tsx';
import { faultIn, type Asked, type Cell } from './said.ts';

interface MarkCellProps {
  readonly asked: Asked;
  readonly cell: Cell;
  /** Whose cell it is, said to whoever hears the page. */
  readonly label: string;
  /** `3:1`, row and column. */
  readonly at: string;
  readonly isClosed: boolean;
  readonly onType: (typed: string) => void;
  readonly onAbstain: () => void;
  readonly onReturn: () => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** One mark: typed on a scale, or chosen of the grades of a vote, or an abstention with its reason. */
export function MarkCell({ asked, cell, label, at, isClosed, onType, onAbstain, onReturn, onPaste }: MarkCellProps) {
  const { t } = useWords();
  const id = useId();
  const fault = faultIn(cell, asked);
  if (cell.abstains !== undefined)
    return (
      <Tooltip title={cell.abstains}>
        <span className="mark-abstains">
          <span>{t(ratingPage.abstained, { reason: cell.abstains })}</span>
          {!isClosed && (
            <button
              type="button"
              className="mark-link"
              data-at={at}
              aria-label={`${label} · ${t(ratingPage['abstain-undo'])}`}
              onClick={onReturn}
            >
              {t(ratingPage['abstain-undo'])}
            </button>
          )}
        </span>
      </Tooltip>
    );
  if (isClosed) return <span className="figure">{shown(asked, cell, t)}</span>;
  const common = {
    'aria-label': label,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault ? id : undefined,
    'data-at': at,
    value: cell.typed,
  };
  return (
    <span className={fault ? 'mark is-wrong' : 'mark'}>
      {asked.by === 'votes' ? (
        <select {...common} onChange={({ target }) => onType(target.value)}>
          <option value="">—</option>
          {asked.grades.map((grade) => (
            <option key={grade.id} value={grade.id}>
              {t(grade.name)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          inputMode="decimal"
          autoComplete="off"
          maxLength={13}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => {
            const typed = halfWidth(target.value);
            if (/[/弃]/.test(typed)) onAbstain();
            else onType(typed);
          }}
          onPaste={onPaste}
        />
      )}
      <button
        type="button"
        className="mark-link"
        tabIndex={-1}
        aria-label={`${label} · ${t(ratingPage.abstain)}`}
        onClick={onAbstain}
      >
        {t(ratingPage.abstain)}
      </button>
      {fault && (
        <span id={id} className="mark-fault">
          {t(fault)}
        </span>
      )}
    </span>
  );
}

function shown(asked: Asked, { typed }: Cell, t: Spoken['t']): string {
  if (typed === '') return '—';
  const grade = asked.by === 'votes' ? asked.grades.find(({ id }) => id === typed) : undefined;
  return grade ? t(grade.name) : typed;
}

/** Figures as a Chinese keyboard types them: ９２。５ */
const halfWidth = (text: string): string =>
  text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .replace(/\s/g, '');

/** Where the arrow keys lead from a cell; nothing where the key is the cell's own. */
export function stepOf({
  key,
  currentTarget,
  target,
  altKey,
  ctrlKey,
  metaKey,
  nativeEvent,
}: KeyboardEvent): string | undefined {
  if (altKey || ctrlKey || metaKey || nativeEvent.isComposing || currentTarget === target) return undefined;
  if (!(target instanceof HTMLElement)) return undefined;
  const [row = NaN, column = NaN] = (target.dataset['at'] ?? '').split(':').map(Number);
  if (Number.isNaN(row)) return undefined;
  // A choice of grades moves by the arrows itself, and a button is pressed by Enter.
  const types = target instanceof HTMLInputElement;
  if ((key === 'Enter' && target.tagName !== 'BUTTON') || (key === 'ArrowDown' && types)) return `${row + 1}:${column}`;
  if (key === 'ArrowUp' && types) return `${row - 1}:${column}`;
  if (!types) return undefined;
  const atEnd = target.selectionStart === target.value.length || target.selectionEnd !== target.selectionStart;
  const atStart = target.selectionStart === 0;
  if (key === 'ArrowRight' && atEnd) return `${row}:${column + 1}`;
  if (key === 'ArrowLeft' && atStart) return `${row}:${column - 1}`;
  return undefined;
}
