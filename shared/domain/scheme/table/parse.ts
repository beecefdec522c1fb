import type * as z from 'zod';
import type { Text } from '../../../text/refusal.ts';
import { ruleNames, parameterNames } from '../../../text/schemes/rules.ts';
import { choices } from '../../../text/schemes/choices.ts';
import { type ColumnKey, columnNames } from '../../../text/schemes/columns.ts';
import { checked } from '../../issues.ts';
import { Indicator } from '../indicator.ts';
import { Section } from '../sections.ts';
import { indicatorColumns, sectionColumns } from './columns.ts';
import { type Grid, type Row, type RowProblem, rowsOf } from './grid.ts';
import type { Parameter } from '../../scoring/parameters.ts';
import { parametersOf, ruleKinds } from '../rules.ts';
import { ruleFromText } from './rule-text.ts';

/**
 * Sections with their indicators from the rows of the two sheets. Every problem is told with its row and column; the
 * rows without one come back, so good rows can be looked at while the others are mended.
 */
export function parseTable(grids: { sections: Grid | undefined; indicators: Grid | undefined }): {
  sections: Section[];
  problems: RowProblem[];
} {
  const heads = rowsOf('sections', grids.sections, sectionColumns);
  const items = rowsOf('indicators', grids.indicators, indicatorColumns);
  unique(heads.rows);
  unique(items.rows);
  const known = new Map(heads.rows.map((row) => [row.cells.get('id') ?? '', row]));
  const indicators = items.rows.map((row) => ({
    section: row.cells.get('section'),
    indicator: indicatorIn(row, known),
  }));
  const sections = heads.rows.flatMap((row) => {
    const own = indicators.filter(({ section }) => section === row.cells.get('id'));
    return (
      sectionIn(
        row,
        own.flatMap(({ indicator }) => indicator ?? []),
      ) ?? []
    );
  });
  const rows = [...heads.rows, ...items.rows].flatMap(({ problems }) => problems);
  return { sections, problems: [...heads.problems, ...items.problems, ...rows] };
}

function unique(rows: readonly Row[]): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const id = row.cells.get('id') ?? '';
    const before = first.get(id);
    if (before !== undefined && id !== '') row.tell('id', 'id-twice', { value: id, row: before });
    else first.set(id, row.number);
  }
}

function sectionIn(row: Row, indicators: Indicator[]): Section | undefined {
  const members = row.members(sectionColumns);
  const section = members['items'] === 'common' ? { ...members, indicators } : members;
  return accepted(Section, section, row);
}

function indicatorIn(row: Row, sections: ReadonlyMap<string, Row>): Indicator | undefined {
  const { section, rule: _, parameters: __, ...members } = row.members(indicatorColumns);
  const id = typeof section === 'string' ? section : '';
  const home = sections.get(id);
  if (id !== '' && !home) row.tell('section', 'unknown-section', { value: id }, [...sections.keys()].map(alike));
  const common: readonly string[] = ['common', choices.items.common.zh, choices.items.common.en];
  if (home && !common.includes(home.cells.get('items') ?? '')) row.tell('section', 'no-items-here', { value: id });
  return accepted(Indicator, { ...members, rule: ruleIn(row) }, row);
}

const alike = (text: string): Text => ({ zh: text, en: text });

function ruleIn(row: Row): unknown {
  const name = row.cells.get('rule') ?? '';
  const kind = kindNamed(name);
  if (!kind) {
    const legal = ruleKinds.map((known) => ruleNames[known]);
    if (name !== '') row.tell('rule', 'not-a-choice', { value: name }, legal);
    return undefined;
  }
  const { rule, stray } = ruleFromText(kind, row.cells.get('parameters') ?? '');
  for (const value of stray) {
    const legal = parametersOf(kind).map(({ path }) => parameterNames[path]);
    row.tell('parameters', 'not-a-parameter', { rule: ruleNames[kind], value }, legal);
  }
  return rule;
}

const kindNamed = (name: string) =>
  ruleKinds.find((known) => [known, ruleNames[known].zh, ruleNames[known].en].includes(name));

/** What the schema says to a row, each issue told at the column it stands in. */
function accepted<S extends z.ZodType>(schema: S, value: unknown, row: Row): z.output<S> | undefined {
  const { data, issues = [] } = checked(schema, value);
  for (const { path, says } of issues) {
    const inRule = path[0] === 'rule' && path.length > 1;
    if (inRule) tellParameter(row, path.slice(1), says);
    else if (!(path[0] === 'rule' && row.problems.length > 0)) row.tell(columnOf(path), 'shape', { message: says });
  }
  return row.problems.length === 0 ? data : undefined;
}

function columnOf(path: readonly string[]): ColumnKey | null {
  const found = Object.keys(columnNames).find((key) => key === path.join('.') || key === path[0]);
  return isColumn(found) ? found : null;
}
const isColumn = (key: string | undefined): key is ColumnKey => key !== undefined && Object.hasOwn(columnNames, key);

function tellParameter(row: Row, path: readonly string[], message: Text): void {
  const whole = path.join('.');
  const kind = kindNamed(row.cells.get('rule') ?? '');
  const parameter = kind && parametersOf(kind).find((one) => `${whole}.`.startsWith(`${one.path}.`));
  if (!parameter) row.tell('parameters', 'shape', { message });
  else row.tell('parameters', 'parameter', { parameter: parameterNames[parameter.path], message }, legalOf(parameter));
}

const legalOf = ({ notation }: Parameter): Text[] =>
  notation.as === 'choice' ? Object.values<Text>(choices[notation.of]) : [];
