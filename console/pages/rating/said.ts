import { mostOf, overLimit } from '../../../shared/domain/rating/distribution.ts';
import { ratingPage } from '../../../shared/text/console/rating.ts';
import type { Params } from '../../../shared/text/catalogue.ts';
import { said } from '../../../shared/text/say.ts';
import type { Text } from '../../../shared/text/refusal.ts';
import type { Ask, Body } from '../../api/lines.ts';

export type Ballot = Body<'scoring.ballots'>['ballots'][number];
export type Asked = Ballot['asked'][number];
type Mark = NonNullable<Ballot['marks']>[number];

/** What stands in a cell: a mark or a grade as it was typed, or why one abstains. */
export interface Cell {
  readonly typed: string;
  readonly abstains?: string;
}
/** What was typed and is not on the server, by `placeOf`. */
export interface Typed {
  readonly cells: Readonly<Record<string, Cell>>;
}

export const placeOf = (subject: string, indicator: string): string => `${subject} ${indicator}`;
const empty: Cell = { typed: '' };

const cellOf = (mark: Mark | undefined): Cell => {
  if (!mark) return empty;
  if ('abstains' in mark) return { typed: '', abstains: mark.abstains };
  return { typed: 'vote' in mark ? mark.vote : mark.mark };
};

const markOf = ({ marks = [] }: Ballot, indicator: string) => marks.find((mark) => mark.indicator === indicator);

/** What stands in a cell now: what was typed, or what the server has. */
export const cellAt = ({ cells }: Typed, ballot: Ballot, indicator: string): Cell =>
  cells[placeOf(ballot.subject, indicator)] ?? cellOf(markOf(ballot, indicator));

const isBlank = ({ typed, abstains }: Cell): boolean => typed === '' && abstains === undefined;

/** What is wrong with a cell; nothing where it is empty or right. */
export function faultIn({ typed, abstains }: Cell, asked: Asked): Text | undefined {
  if (abstains !== undefined || typed === '') return undefined;
  if (asked.by === 'votes') return asked.grades.some(({ id }) => id === typed) ? undefined : ratingPage.votes;
  if (!/^[0-9]{1,6}(?:\.[0-9]+)?$/.test(typed)) return ratingPage['not-number'];
  if ((typed.split('.')[1] ?? '').length > 6) return ratingPage.digits;
  const range: Params = { max: asked.max };
  return Number(typed) > Number(asked.max) ? said(ratingPage['off-scale'], range) : undefined;
}

/** How far a subject is marked. */
interface Progress {
  readonly changed: boolean;
  readonly faults: number;
  /** Something is said. */
  readonly begun: boolean;
  /** In every column there is a mark, a vote or an abstention. */
  readonly whole: boolean;
}

export function progressOf(typed: Typed, ballot: Ballot): Progress {
  const cells = ballot.asked.map((asked) => ({ asked, cell: cellAt(typed, ballot, asked.indicator) }));
  const faults = cells.filter(({ asked, cell }) => faultIn(cell, asked) !== undefined).length;
  const blank = cells.filter(({ cell }) => isBlank(cell)).length;
  const changed = cells.some(({ asked: { indicator }, cell }) => {
    const before = cellOf(markOf(ballot, indicator));
    return cell.typed !== before.typed || cell.abstains !== before.abstains;
  });
  return { changed, faults, begun: blank < cells.length, whole: cells.length > 0 && blank === 0 && faults === 0 };
}

/** The ballot as it is sent; a remark that stood beside a mark stays with it. */
export function bodyOf(typed: Typed, ballot: Ballot, submitted: boolean): NonNullable<Ask<'scoring.rate'>['body']> {
  const marks = ballot.asked.flatMap((asked): Mark[] => {
    const { indicator } = asked;
    const cell = cellAt(typed, ballot, indicator);
    if (isBlank(cell)) return [];
    if (cell.abstains !== undefined) return [{ indicator, abstains: cell.abstains }];
    const before = markOf(ballot, indicator);
    const remark = before && 'comment' in before && before.comment !== undefined ? { comment: before.comment } : {};
    return [
      asked.by === 'votes' ? { indicator, vote: cell.typed, ...remark } : { indicator, mark: cell.typed, ...remark },
    ];
  });
  return { marks, submitted };
}

/** The columns of the sheet: what anybody on it is asked about; an item of one's own is a column of its own. */
export function columnsOf(ballots: readonly Ballot[]): Asked[] {
  const all = ballots.flatMap(({ asked }) => asked);
  return [...new Map(all.map((one) => [columnKey(one), one])).values()];
}
export const columnKey = (asked: Asked): string =>
  [asked.indicator, asked.name.zh, asked.by === 'marks' ? asked.max : asked.grades.length].join(' ');

/** What was given in one column. */
interface Spread {
  readonly all: number;
  readonly given: readonly string[];
  readonly abstained: number;
}

export function spreadOf(typed: Typed, ballots: readonly Ballot[], column: Asked): Spread {
  const cells = ballots.flatMap((ballot) =>
    ballot.state === 'recused' || !ballot.asked.some((asked) => columnKey(asked) === columnKey(column))
      ? []
      : [cellAt(typed, ballot, column.indicator)],
  );
  const right = cells.filter((cell) => faultIn(cell, column) === undefined);
  return {
    all: cells.length,
    given: right.flatMap((cell) => (isBlank(cell) || cell.abstains !== undefined ? [] : [cell.typed])),
    abstained: right.filter(({ abstains }) => abstains !== undefined).length,
  };
}

/** How each limit of the column stands: how many may be marked so high, and how many are. */
export function limitsOf(typed: Typed, ballots: readonly Ballot[], column: Asked) {
  if (column.by !== 'marks' || !column.distribution) return [];
  const { all, given } = spreadOf(typed, ballots, column);
  return column.distribution.map((limit) => {
    const over = overLimit([limit], given, all);
    const from = Number(limit.from);
    return {
      ...limit,
      allowed: mostOf(limit, all),
      count: given.filter((mark) => Number(mark) >= from).length,
      isOver: over !== undefined,
    };
  });
}
