import { Buffer } from 'node:buffer';
import * as z from 'zod';
import type { CellStyle, DataValidation, WriteSheet } from 'hucre/xlsx';
import { parametersOf, ruleKinds } from '../../shared/domain/scheme/rules.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { type Column, indicatorColumns, sectionColumns } from '../../shared/domain/scheme/table/columns.ts';
import { mostRows } from '../../shared/domain/scheme/table/grid.ts';
import { legalNames } from '../../shared/domain/scheme/table/notation.ts';
import { type Cell, printTable } from '../../shared/domain/scheme/table/rule-text.ts';
import { bilingual } from '../../shared/reports/rendered.ts';
import { textWidth } from '../../shared/reports/svg/charts.ts';
import { existingScheme, schemeDocument, versionOf } from '../../shared/storage/schemes.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { type ColumnKey, columnNames, legend, sheetNames } from '../../shared/text/schemes/columns.ts';
import { parameterNames, ruleNames } from '../../shared/text/schemes/rules.ts';
import { workbookText } from '../../shared/text/reports/words.ts';
import { quoted } from '../../shared/domain/formula.ts';
import { headingStyle } from '../../shared/workbook/heading.ts';
import { recorded } from '../access.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import type { VersionParams } from './views.ts';

/** A file inside JSON: the caller holds a token in a header, which a plain download link could not carry. */
export const FileView = z.strictObject({
  name: z.string(),
  mediaType: z.literal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  /** The hash of the document the table was written from. */
  hash: z.string(),
  base64: z.base64(),
});

export async function exportTable(
  services: Services,
  caller: Caller,
  { params }: Request<VersionParams, unknown, unknown>,
): Promise<Reply<z.infer<typeof FileView>>> {
  const { table } = services;
  const { head } = await existingScheme(table, caller.jurisdiction, params.scheme);
  const { version } = versionOf(head, params.version);
  const { scheme, hash } = await schemeDocument(table, caller.jurisdiction, { id: params.scheme, version });
  const bytes = await writeTable(scheme);
  const of = `scheme/${params.scheme}/${version}`;
  const reply = ok<z.infer<typeof FileView>>({
    name: `${scheme.id}-v${version}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    hash,
    base64: Buffer.from(bytes).toString('base64'),
  });
  return recorded(services, caller, { what: 'schemes.table-exported', of }, reply);
}

/** The indicator table of a scheme as a workbook: two sheets to fill in, choices as lists, and how to write rules. */
export async function writeTable(scheme: Scheme): Promise<Uint8Array> {
  // Loaded when somebody asks for a workbook: no other request about schemes needs it.
  const { writeXlsx } = await import('hucre/xlsx');
  const { sections, indicators } = printTable(scheme.sections);
  return writeXlsx({
    sheets: [
      filled(sheetNames.sections, sectionColumns, sections),
      filled(sheetNames.indicators, indicatorColumns, indicators),
      explained(),
    ],
    activeSheet: 1,
    defaultFont: { name: workbookText.body, size: 11 },
    properties: { title: scheme.name.zh, creator: workbookText.creator, created: undated, modified: undated },
  });
}

/** The same scheme gives the same bytes, whenever it is exported. */
const undated = new Date(0);

function filled(name: Text, columns: readonly Column[], rows: readonly Cell[][]): WriteSheet {
  return {
    ...framed(
      name,
      columns.map(({ key }) => ({ head: columnNames[key], width: widthOf(key) })),
      rows.map((row) => row.map((cell) => (typeof cell === 'string' ? quoted(cell) : cell))),
    ),
    dataValidations: columns.flatMap((column, at) => listOf(column, at)),
  };
}

/** Headings in both languages that stay in sight, every cell wrapped. */
function framed(name: Text, columns: readonly { head: Text; width: number }[], rows: Cell[][]): WriteSheet {
  const headings = columns.map(({ head }, at) => [`0,${at}`, { value: bilingual(head), style: headingStyle }] as const);
  return {
    name: bilingual(name),
    columns: columns.map(({ width }) => ({ width, style: body })),
    rows: [columns.map(({ head }) => bilingual(head)), ...rows],
    cells: new Map(headings),
    rowDefs: new Map([
      [0, { height: 33 }],
      ...rows.map((row, at) => [at + 1, { height: heightOf(row, columns) }] as const),
    ]),
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a3',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** In points, at most what Excel allows: not every program fits a row to its wrapped text when it opens a file. */
function heightOf(row: readonly Cell[], columns: readonly { width: number }[]): number {
  const lines = columns.map(({ width }, at) =>
    String(row[at] ?? '')
      .split('\n')
      .reduce((count, line) => count + Math.max(1, Math.ceil(textWidth(line, 2) / (width - 2))), 0),
  );
  return Math.min(16.5 * Math.max(...lines), 409);
}

const body: CellStyle = { alignment: { vertical: 'top', horizontal: 'left', wrapText: true } };

const long = new Set<ColumnKey>(['name.zh', 'name.en', 'parameters', 'standard', 'source', 'evidence', 'periods']);
const narrow = new Set<ColumnKey>(['points', 'target', 'baseline', 'minItems', 'maxItems']);

const widthOf = (key: ColumnKey) => (long.has(key) && 36) || (narrow.has(key) && 12) || 17;

/** Cells with a choice offer their list, and take nothing else. */
function listOf({ key, notation }: Column, at: number): DataValidation[] {
  const rules = ruleKinds.map((kind) => ruleNames[kind].zh);
  const values = key === 'rule' ? rules : notation.as === 'choice' ? legalNames(notation.of, 'zh') : [];
  if (values.length === 0) return [];
  const letter = String.fromCodePoint(65 + at);
  return [
    { type: 'list', values, allowBlank: true, showErrorMessage: true, range: `${letter}2:${letter}${mostRows + 1}` },
  ];
}

/** A line for each parameter of each rule, with what may stand in it. */
function explained(): WriteSheet {
  return framed(
    sheetNames.legend,
    [
      { head: columnNames.rule, width: 24 },
      { head: columnNames.parameters, width: 36 },
      { head: legend.legal, width: 70 },
    ],
    ruleKinds.flatMap((kind) =>
      parametersOf(kind).map(({ path, notation }) => [
        bilingual(ruleNames[kind]),
        bilingual(parameterNames[path]),
        notation.as === 'choice'
          ? legalNames(notation.of, 'zh').join('、')
          : `${legend[notation.as].zh}\n${legend[notation.as].en}`,
      ]),
    ),
  );
}
