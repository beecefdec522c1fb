import { unread } from '../../text/import-templates.ts';
import { totals } from '../../text/import-guesses.ts';
import { canonical } from '../audit/canonical.ts';
import { Refused } from '../refused.ts';
import type { Kind } from './definitions.ts';
import { headedMeasure } from './guess.ts';
import type { Cell, Chosen, Mapping } from './mapping.ts';
import { cellOf, filledIn } from './read-template.ts';
import { type TemplateColumn, templates, unitOfMeasure } from './templates.ts';

/** The unit that stands in the heading of a column, 完成值（亿元）, as a column of its own. */
const measured = (path: string): string => `※${path}`;

/** Columns that were chosen for the fields of a template, as a mapping: cells are read as in the template. */
export function chosenMapping(kind: Kind, { columns, constants, words, fillDown }: Chosen): Mapping {
  const declared = new Map(templates[kind].columns.map((column) => [column.path, column]));
  const fieldOf = (path: string): TemplateColumn => {
    const column = declared.get(path);
    if (column && column.as !== 'shown') return column;
    const legal = [...declared.values()].flatMap((one) => (one.as === 'shown' ? [] : [one.path]));
    throw new Refused('imports.unknown-field', { field: path }, { field: `mapping.columns.${path}`, legal });
  };
  const { [unitOfMeasure]: beside, ...rest } = columns;
  // In filings it only says in what the figures are; in goals it is a field as well.
  const isField = beside !== undefined && declared.get(unitOfMeasure)?.as !== 'shown';
  const read = Object.entries(isField ? columns : rest).map(([path, name]) => [fieldOf(path), name] as const);
  const inHeading = read.flatMap(([{ path, as }, name]) => {
    const unit = as === 'measure' && beside === undefined ? headedMeasure(name) : undefined;
    return unit === undefined ? [] : [[path, unit] as const];
  });
  const headed = new Set(inHeading.map(([path]) => path));
  const filled = (templates[kind].filledBy ?? []).flatMap((path) => columns[path] ?? []);
  const key = templates[kind].columns.find(({ path }) => columns[path] !== undefined);
  const keyColumn = key && columns[key.path];
  const fields = [
    ...read.map(([column, name]): [string, Cell] => {
      const unit = headed.has(column.path) ? measured(column.path) : beside;
      return [column.path, cellOf(column, name, { unit, means: words[column.path] ?? {} })];
    }),
    ...Object.entries(constants).map(([path, text]): [string, Cell] => [
      path,
      { constant: constantOf(fieldOf(path), text) },
    ]),
    ...templates[kind].columns.flatMap(({ path, otherwise }): [string, Cell][] =>
      otherwise === undefined || columns[path] !== undefined || constants[path] !== undefined
        ? []
        : [[path, { constant: otherwise }]],
    ),
  ];
  return {
    fillDown,
    derive: [
      ...inHeading.map(([path, unit]) => ({ name: measured(path), from: { constant: unit } })),
      ...(filled.length > 0 ? [{ name: filledIn, from: { column: filled, transforms: [], as: 'text' as const } }] : []),
    ],
    skip: [
      ...(filled.length > 0 ? [{ column: filledIn, is: 'blank' as const, because: unread['unfilled']?.zh ?? '' }] : []),
      ...(keyColumn === undefined ? [] : [{ column: keyColumn, is: [...totals.words], because: totals.because.zh }]),
    ],
    fields: Object.fromEntries(fields),
  };
}

function constantOf({ as, gives }: TemplateColumn, text: string) {
  if (as === 'integer' && /^\d{1,9}$/.test(text)) return Number(text);
  if (as === 'flag') return text === 'true';
  return gives?.[text] ?? text;
}

/** The columns of a mapping that was made of such a choice; nothing of one that says more than that. */
export function chosenOf(kind: Kind, mapping: Mapping): Chosen | undefined {
  const columns: Record<string, string> = {};
  const constants: Record<string, string> = {};
  const words: Record<string, Record<string, string>> = {};
  const { columns: declared } = templates[kind];
  for (const [path, cell] of Object.entries(mapping.fields)) {
    const column = declared.find((one) => one.path === path);
    if (!column) return undefined;
    if ('constant' in cell) {
      if (cell.constant !== column.otherwise) constants[path] = textOf(cell.constant);
      continue;
    }
    const name = 'choose' in cell ? cell.choose : 'column' in cell ? cell.column : undefined;
    if (typeof name !== 'string') return undefined;
    columns[path] = name;
    const means = ownWords(cell, cellOf(column, name, {}));
    if (Object.keys(means).length > 0) words[path] = means;
    const unit = 'measure' in cell ? cell.measure?.unit : undefined;
    if (unit !== undefined && unit !== measured(path)) columns[unitOfMeasure] = unit;
  }
  const chosen = { columns, constants, words, fillDown: mapping.fillDown };
  return canonical(chosenMapping(kind, chosen)) === canonical(mapping) ? chosen : undefined;
}

const textOf = (value: unknown): string => {
  if (typeof value === 'object' && value !== null && 'kind' in value) return String(value.kind);
  return String(value);
};

/** The words of a cell that are not those of the template. */
function ownWords(cell: Cell, usual: Cell): Record<string, string> {
  const known = new Set(Object.keys(tableOf(usual)));
  return Object.fromEntries(
    Object.entries(tableOf(cell)).flatMap(([word, means]) => (known.has(word) ? [] : [[word, textOf(means)]])),
  );
}

function tableOf(cell: Cell): Readonly<Record<string, unknown>> {
  if ('choose' in cell) return cell.from;
  if (!('transforms' in cell)) return {};
  return cell.transforms.find((step) => step.do === 'lookup')?.table ?? {};
}
