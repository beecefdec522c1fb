import { unread } from '../../text/import-templates.ts';
import type { Kind } from './definitions.ts';
import type { Cell, Mapping } from './mapping.ts';
import {
  type TemplateColumn,
  type Words,
  explainedBelow,
  headed,
  headingOf,
  inBoth,
  templates,
  unitOfMeasure,
} from './templates.ts';

/**
 * How a filled template is read, by its own headings in either language or both, in whatever order its columns stand now; or the headings
 * it lacks. The row of explanations may stay in it.
 */
export function readTemplate(kind: Kind, columns: readonly string[]): { mapping: Mapping } | { lacking: string[] } {
  const known = new Map(columns.map((column) => [column.toLowerCase(), column]));
  const columnOf = (path: string): string | undefined => {
    const { zh, en } = headingOf(path);
    return [inBoth({ zh, en }), zh, en]
      .map((text) => known.get(text.toLowerCase()))
      .find((column) => column !== undefined);
  };
  const { columns: declared, filledBy = [] } = templates[kind];
  const lacking = declared.filter(({ path, required }) => required && columnOf(path) === undefined);
  if (lacking.length > 0) return { lacking: lacking.map(({ path }) => headed(path)) };
  const unit = columnOf(unitOfMeasure);
  const found = declared.flatMap((column) => {
    const name = columnOf(column.path);
    return name === undefined ? [] : [{ column, name }];
  });
  const filled = filledBy.flatMap((path) => columnOf(path) ?? []);
  const fields = found
    .filter(({ column }) => column.as !== 'shown')
    .map(({ column, name }) => [column.path, cellOf(column, name, { unit })] as const);
  const constant = declared.filter(({ path, otherwise }) => otherwise !== undefined && columnOf(path) === undefined);
  return {
    mapping: {
      fillDown: [],
      derive: filled.length > 0 ? [{ name: filledIn, from: { column: filled, transforms: [], as: 'text' } }] : [],
      skip: [
        ...found.map(({ column, name }) => ({
          column: name,
          is: [explainedBelow(kind, column)],
          because: unread['explanation']?.zh ?? '',
        })),
        ...(filled.length > 0
          ? [{ column: filledIn, is: 'blank' as const, because: unread['unfilled']?.zh ?? '' }]
          : []),
      ],
      fields: Object.fromEntries([
        ...fields,
        ...constant.map(({ path, otherwise = '' }) => [path, { constant: otherwise }] as const),
      ]),
    },
  };
}

/** No heading of a template. */
export const filledIn = '※';

/** What each word that may stand in a cell gives: the value in both languages, and itself. */
const inWords = <T>(words: Words, given: (value: string) => T): Record<string, T> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([value, { zh, en }]) => [zh, en, value].map((word) => [word, given(value)])),
  );

/** How a column of the template is read that stands under this heading; `means`: what words of the file's own mean. */
export function cellOf(
  { as, words, alias = {}, gives, otherwise }: TemplateColumn,
  column: string,
  { unit, means = {} }: { readonly unit?: string | undefined; readonly means?: Readonly<Record<string, string>> },
): Cell {
  if (words) {
    const from = { ...inWords(words, (value) => gives?.[value] ?? value), ...means };
    return { choose: column, from, ...(otherwise === undefined ? {} : { otherwise }) };
  }
  const named = { ...inWords(alias, (value) => value), ...means };
  const plain: Extract<Cell, { column: unknown }> = {
    column,
    transforms: [{ do: 'unquote' }, { do: 'lookup', table: named, otherwise: 'keep' }],
    as: 'text',
  };
  switch (as) {
    case 'integer':
    case 'flag':
      return { ...plain, as };
    case 'figure':
      return { ...plain, transforms: [{ do: 'number', decimal: '.', unit: '' }] };
    case 'day':
      return { ...plain, transforms: [{ do: 'date', format: 'YYYY-MM-DD' }] };
    case 'measure':
      return { ...plain, measure: unit === undefined ? {} : { unit } };
    default:
      return plain;
  }
}
