import type { CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import type { Kind } from '../../shared/domain/import/definitions.ts';
import {
  type TemplateColumn,
  explainedBelow,
  headed,
  offered,
  templates,
} from '../../shared/domain/import/templates.ts';
import { bilingual } from '../../shared/reports/rendered.ts';
import { sheetNames } from '../../shared/text/import-templates.ts';
import { workbookText } from '../../shared/text/reports/words.ts';
import { quoted } from '../../shared/domain/formula.ts';
import { headingStyle } from '../../shared/workbook/heading.ts';

/** A list in a cell is no help beyond this. */
export const mostOffered = 2_000;

/** What is filled in already, by field, and what is offered for a field. */
export type Row = Readonly<Record<string, string | undefined>>;
export type Lists = Readonly<Record<string, readonly string[]>>;

/** The workbook: headings, what is legal below them, the rows, and a second sheet with the lists. */
export async function written(kind: Kind, rows: readonly Row[], lists: Lists): Promise<Uint8Array> {
  // Loaded when somebody asks for a workbook: no other request about imports needs it.
  const { colToLetter, writeXlsx } = await import('hucre/xlsx');
  const { columns } = templates[kind];
  const choices = columns.map((column) => {
    const words = offered(column);
    return (words.length > 0 ? words : [...(lists[column.path] ?? [])]).slice(0, mostOffered);
  });
  const cell = ({ alias }: TemplateColumn, text: string | undefined) =>
    text === undefined ? null : quoted(alias?.[text]?.zh ?? text);
  const sheet: WriteSheet = {
    name: kind,
    columns: columns.map((column) => ({ width: widthOf(column), style: styleOf(column) })),
    rows: [
      columns.map(({ path }) => headed(path)),
      columns.map((column) => explainedBelow(kind, column)),
      ...rows.map((row) => columns.map((column) => cell(column, row[column.path]))),
    ],
    cells: new Map(
      columns.flatMap((column, at): [string, { value: string; style: CellStyle }][] => [
        [`0,${at}`, { value: headed(column.path), style: headingStyle }],
        [`1,${at}`, { value: explainedBelow(kind, column), style: explanation }],
      ]),
    ),
    rowDefs: new Map([
      [0, { height: 36 }],
      [1, { height: 78 }],
    ]),
    freezePane: { rows: 2 },
    dataValidations: choices.flatMap((words, at): DataValidation[] => {
      if (words.length === 0) return [];
      const letter = colToLetter(at);
      const formula1 = `'${bilingual(sheetNames.lists)}'!$${letter}$2:$${letter}$${words.length + 1}`;
      // Ids stand there as well as names, so what is not in the list is asked about and not refused.
      return [
        {
          type: 'list',
          formula1,
          allowBlank: true,
          showErrorMessage: true,
          errorStyle: 'warning',
          range: `${letter}3:${letter}50000`,
        },
      ];
    }),
  };
  const longest = Math.max(0, ...choices.map((words) => words.length));
  const listed: WriteSheet = {
    name: bilingual(sheetNames.lists),
    columns: columns.map(() => ({ width: 18 })),
    rows: [
      columns.map(({ path }) => `[${path}]`),
      ...Array.from({ length: longest }, (_, at) => columns.map((column, of) => cell(column, choices[of]?.[at]))),
    ],
  };
  const undated = new Date(0);
  return writeXlsx({
    sheets: [sheet, listed],
    defaultFont: { name: workbookText.body, size: 11 },
    properties: { title: kind, creator: workbookText.creator, created: undated, modified: undated },
  });
}

const explanation: CellStyle = {
  font: { name: workbookText.body, size: 9, color: { rgb: '666666' } },
  alignment: { vertical: 'top', wrapText: true },
};

/** Words are text: a spreadsheet would make a day of 2026-07. */
const styleOf = ({ as }: TemplateColumn) =>
  as === undefined || as === 'shown' ? { numFmt: '@' } : as === 'day' ? { numFmt: 'yyyy-mm-dd' } : {};

const widthOf = ({ as }: TemplateColumn): number => (as === undefined || as === 'shown' ? 22 : 16);
