import * as z from 'zod';
import { Transform } from './transform.ts';
import { Line, OwnName, Wording, formed } from '../text.ts';

const Column = Wording('prose', 1, 400);
/** What a derived column or a piece of an unpivoted one is called; it may hide a column of the file. */
const Alias = Wording('line', 1, 80);
/** Where a value goes in the record, by its path: `target`, `own.indicator.points`, `milestones.0.due`. */
const Target = formed('target', /^[A-Za-z][A-Za-z0-9_-]*(?:\.(?:[A-Za-z][A-Za-z0-9_-]*|[0-9]{1,2}))*$/);

const transforms = z.array(Transform).max(12).default([]);
/** Numbers that count are text everywhere; only counts, years and flags of the record are something else. */
const as = z.enum(['text', 'integer', 'flag']).default('text');

/** Which of several ways somebody meant is shown by the key they wrote: its keys, or where there is none the first of every way. */
const meant =
  (ways: readonly z.ZodObject[]) =>
  ({ input }: z.core.$ZodRawIssue): string | undefined => {
    if (typeof input !== 'object' || input === null) return undefined;
    const keys = ways.map(({ shape }) => Object.keys(shape));
    const way = keys.find(([first = '']) => Object.hasOwn(input, first));
    return (way ?? keys.flatMap(([first]) => first ?? [])).join(' / ');
  };

/** Where a value comes from. A source that is blank leaves the field out, or gives `otherwise`; `otherwise: null` leaves it out too. */
const ways = [
  /** Of several columns the first that is not blank. */
  z.strictObject({
    column: Column.or(z.array(Column).min(1).max(10)),
    transforms,
    as,
    otherwise: z.json().optional(),
    /** A figure with its unit of measure, "52.8亿元", or with the unit in a column of its own: it becomes one of its indicator's. */
    measure: z.strictObject({ unit: Column.optional() }).optional(),
    /** Words that take the field away from what stands, e.g. `无`; "" where a blank does. */
    removes: z.array(z.string().max(200)).min(1).max(20).optional(),
  }),
  /** `unit.{code}`: blank as soon as one of its columns is. */
  z.strictObject({ template: Wording('prose', 1, 400), transforms }),
  z.strictObject({ constant: z.json() }),
  /** The column to read, by what stands in another one: where less is better, the target stands in another column. */
  z.strictObject({ pick: Column, columns: z.record(Wording('prose', 0, 400), Column), transforms, as }),
  /** A whole piece of the record, e.g. a scoring rule, by what stands in the column. */
  z.strictObject({
    choose: Column,
    from: z.record(Wording('prose', 0, 400), z.json()),
    otherwise: z.json().optional(),
  }),
] as const;
export const Cell = z.union(ways, { error: meant(ways) });
export type Cell = z.infer<typeof Cell>;

const Words = z
  .array(Wording('prose', 0, 200))
  .min(1)
  .max(100);

/** What is left out on purpose: rows where the column is (or is not) one of these. Every reason is counted, so that a file adds up. */
const Skip = z.strictObject({
  column: Column,
  is: z.literal('blank').or(Words).optional(),
  isNot: Words.optional(),
  because: Line(1, 200),
});
export type Skip = z.infer<typeof Skip>;

/** Columns of a file. */
export const mostColumns = 500;

/** One row with several periods or measures becomes several records. */
const Unpivot = z.discriminatedUnion('by', [
  /** One measure per column: the column's heading goes into `name`, its cell into `value`. */
  z.strictObject({
    by: z.literal('columns'),
    columns: z.array(Column).min(1).max(mostColumns).or(z.literal('all')),
    except: z.array(Column).max(mostColumns).default([]),
    name: Alias,
    value: Alias,
  }),
  /** Several columns belong together, e.g. numerator and denominator of a month. */
  z.strictObject({
    by: z.literal('groups'),
    groups: z
      .array(
        z.strictObject({
          columns: z.record(Alias, Column),
          values: z.record(Alias, Wording('prose', 0, 400)).default({}),
        }),
      )
      .min(1)
      .max(200),
  }),
]);
export type Unpivot = z.infer<typeof Unpivot>;

/** "2" where these columns say the same for the second time: files have rows that nothing else tells apart. */
const Occurrence = z.strictObject({ occurrence: z.array(Column).min(1).max(10) });
const made = [...ways, Occurrence] as const;

/** How the rows of a file become records. Nothing in it is code. */
export const Mapping = z.strictObject({
  /** Columns in which a blank means "as above", as in tables made of merged cells. */
  fillDown: z.array(Column).max(50).default([]),
  unpivot: Unpivot.optional(),
  /** Columns made from others, in order; skips, templates and fields may use them. */
  derive: z
    .array(z.strictObject({ name: Alias, from: z.union(made, { error: meant(made) }) }))
    .max(100)
    .default([]),
  skip: z.array(Skip).max(100).default([]),
  fields: z.record(Target, Cell),
});
export type Mapping = z.infer<typeof Mapping>;

/** A mapping that was saved, by its name; what is different about this file, such as its month, stands in `fields`. */
const Saved = z.strictObject({ saved: OwnName, fields: Mapping.shape.fields.optional() });

/** A constant or a word of a file stands in a cell. */
const Word = Wording('prose', 1, 400);
/** Columns chosen for the fields of a template: they are read as the template would read them. */
export const Chosen = z.strictObject({
  columns: z.record(Target, Column),
  /** What stands in no column and is the same in every row: the month, the source. */
  constants: z.record(Target, Word).default({}),
  /** What words of a column mean: `{"subject": {"财政局": "unit.finance"}}`; any other stands as it is. */
  words: z.record(Target, z.record(Word, Word)).default({}),
  fillDown: z.array(Column).max(50).default([]),
});
export type Chosen = z.infer<typeof Chosen>;
export const MappingSaid = z.union([Saved, Chosen, Mapping]);

const blanks = /\{([^{}]+)\}/g;
const columnsIn = (template: string): string[] => [...template.matchAll(blanks)].flatMap(([, name]) => name ?? []);
export const filled = (template: string, value: (column: string) => string): string =>
  template.replace(blanks, (_, name: string) => value(name));

/** The columns a value is made from; the first names it where something is wrong with it. */
export function columnsOf(cell: Mapping['derive'][number]['from']): string[] {
  if ('occurrence' in cell) return cell.occurrence;
  if ('pick' in cell) return [cell.pick, ...Object.values(cell.columns)];
  if ('column' in cell) return typeof cell.column === 'string' ? [cell.column] : cell.column;
  if ('template' in cell) return columnsIn(cell.template);
  return 'choose' in cell ? [cell.choose] : [];
}

/** The column in which the unit of a figure stands, where it has one. */
export const unitColumnOf = (cell: Mapping['derive'][number]['from']): string | undefined =>
  'measure' in cell ? cell.measure?.unit : undefined;

/** The unit a figure is read in; undefined where the mapping names none, or changes the figure afterwards. */
export function unitOf(cell: Cell | undefined): string | undefined {
  if (!cell || !('transforms' in cell)) return undefined;
  const last = cell.transforms.findLast((step) => step.do === 'number' || step.do === 'scale');
  return last?.do === 'number' && last.unit !== '' ? last.unit : undefined;
}

/** Columns the mapping asks of the file, each once; what unpivoting and deriving bring is not among them. */
export function columnsAskedOf({ fillDown, unpivot, derive, skip, fields }: Mapping): string[] {
  const asked = new Set(fillDown);
  const made = new Set<string>();
  if (unpivot?.by === 'columns') {
    for (const name of unpivot.columns === 'all' ? unpivot.except : unpivot.columns) asked.add(name);
    made.add(unpivot.name).add(unpivot.value);
  }
  for (const { columns, values } of unpivot?.by === 'groups' ? unpivot.groups : []) {
    for (const name of Object.values(columns)) asked.add(name);
    for (const alias of [...Object.keys(columns), ...Object.keys(values)]) made.add(alias);
  }
  const use = (names: readonly string[]) => names.filter((name) => !made.has(name)).forEach((name) => asked.add(name));
  for (const { name, from } of derive) {
    use(columnsOf(from));
    made.add(name);
  }
  use(skip.map(({ column }) => column));
  for (const cell of Object.values(fields)) use([...columnsOf(cell), ...[unitColumnOf(cell) ?? []].flat()]);
  return [...asked];
}
