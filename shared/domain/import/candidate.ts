import type { Params, RefusalCode } from '../../text/catalogue.ts';
import type { Mapping, Skip, Unpivot } from './mapping.ts';

/** Why a cell cannot be read, told once somebody wants its value. */
interface Wrong {
  readonly code: RefusalCode;
  readonly params: Params;
}

/** A table as it was read: every cell is what the file declares it to say, in text. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly string[];
    /** Cells that say nothing certain, by place. */
    readonly wrong?: ReadonlyMap<number, Wrong>;
  }[];
  /** Rows that were left out because nobody is to see them. */
  readonly hiddenRows: readonly number[];
  /** Columns nobody is to see: they are there for a mapping that names them, and not among "all". */
  readonly hiddenColumns: ReadonlySet<string>;
  /** The file does not say its encoding, and other encodings would have read it too. */
  readonly assumedEncoding?: boolean;
}

/** What may become one record: a row, or the part of it that unpivoting made. */
export interface Candidate {
  readonly row: number;
  readonly read: (column: string) => string;
  /** The column of the file a made column comes from. */
  readonly origin: (column: string) => string;
  readonly wrong: (column: string) => Wrong | undefined;
  /** Whether figures of the column, or of those that became one with it, carry percent signs. */
  readonly percent: (column: string) => boolean;
}
/** The candidates of a sheet, row by row, with "as above" filled in and wide rows made long. */
export function* candidatesOf(sheet: Sheet, { fillDown, unpivot }: Mapping): Generator<Candidate> {
  const places = new Map(sheet.columns.map((name, index) => [name, index]));
  const above = new Map<string, { text: string; wrong: Wrong | undefined }>();
  const percents = columnsInPercent(sheet);
  const percent = (column: string) => percents.has(column);
  const all = sheet.columns.filter((column) => !sheet.hiddenColumns.has(column));
  for (const { row, cells, wrong: faults } of sheet.rows) {
    const placeOf = (column: string) => places.get(column) ?? -1;
    const here = (column: string) => ({ text: cells[placeOf(column)] ?? '', wrong: faults?.get(placeOf(column)) });
    for (const column of fillDown) {
      const { text, wrong } = here(column);
      if (text.trim() !== '') above.set(column, { text, wrong });
    }
    const filledIn = new Map(fillDown.map((column) => [column, above.get(column) ?? { text: '', wrong: undefined }]));
    const read = (column: string) => (filledIn.get(column) ?? here(column)).text;
    const wrong = (column: string) => (filledIn.get(column) ?? here(column)).wrong;
    const whole = { row, read, wrong, origin: (column: string) => column, percent };
    if (unpivot) yield* parts(whole, unpivot, all);
    else yield whole;
  }
}

const inPercent = /\d\s*[%％]\s*$/;

/** Columns with a figure that carries a percent sign, of its own or by its format. */
function columnsInPercent({ columns, rows }: Sheet): Set<string> {
  const found = columns.filter((_, at) => rows.some(({ cells }) => inPercent.test(cells[at] ?? '')));
  return new Set(found);
}

function* parts(whole: Candidate, unpivot: Unpivot, all: readonly string[]): Generator<Candidate> {
  if (unpivot.by === 'columns') {
    const { columns, except, name, value } = unpivot;
    const measures = (columns === 'all' ? all : columns).filter((column) => !except.includes(column));
    for (const measure of measures) {
      const words = new Map([[name, measure]]);
      const percent = (column: string) => (column === value ? measures.some(whole.percent) : whole.percent(column));
      yield renamed(
        { ...whole, percent },
        {
          names: new Map([
            [name, measure],
            [value, measure],
          ]),
          words,
        },
      );
    }
    return;
  }
  for (const { columns, values } of unpivot.groups)
    yield renamed(whole, { names: new Map(Object.entries(columns)), words: new Map(Object.entries(values)) });
}

/** A part of a row: some names stand for columns of the file, some for words of the mapping. */
function renamed(
  { row, read, wrong, percent }: Candidate,
  { names, words }: { names: ReadonlyMap<string, string>; words: ReadonlyMap<string, string> },
): Candidate {
  const origin = (column: string) => names.get(column) ?? column;
  return {
    row,
    origin,
    percent: (column) => percent(column) || percent(origin(column)),
    read: (column) => words.get(column) ?? read(origin(column)),
    wrong: (column) => (words.has(column) ? undefined : wrong(origin(column))),
  };
}

/** Why the candidate is left out on purpose, if it is. */
export const skipped = ({ read, wrong }: Candidate, skip: readonly Skip[]): string | undefined =>
  skip.find(({ column, is, isNot }) => {
    const text = read(column).trim();
    const named = is === 'blank' ? text === '' && !wrong(column) : is?.includes(text);
    return named === true || isNot?.includes(text) === false;
  })?.because;
