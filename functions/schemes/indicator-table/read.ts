import type { Workbook } from 'hucre/xlsx';
import { Refused } from '../../../shared/domain/refused.ts';
import { mostRows } from '../../../shared/domain/scheme/table/grid.ts';
import { parseTable } from '../../../shared/domain/scheme/table/parse.ts';
import { sheetNames } from '../../../shared/text/schemes/columns.ts';
import { refuseBombs } from './unpacked.ts';

/** One row more than is taken, so that too long a sheet is told; columns A to AD, half as many again as there are. */
const area = `A1:AD${mostRows + 2}`;

/** The sections and indicators of a workbook people have worked on, with every problem at its cell. */
export async function readTable(bytes: Uint8Array): Promise<ReturnType<typeof parseTable>> {
  refuseBombs(bytes);
  const { sheets } = await workbook(bytes);
  const named = ({ zh, en }: { zh: string; en: string }) =>
    sheets.find(({ name }) => [zh, en, `${zh} ${en}`].includes(name.trim()))?.rows;
  return parseTable({ sections: named(sheetNames.sections), indicators: named(sheetNames.indicators) });
}

async function workbook(bytes: Uint8Array): Promise<Workbook> {
  const { readXlsx } = await import('hucre/xlsx');
  try {
    return await readXlsx(bytes, { range: area });
  } catch {
    throw new Refused('schemes.not-a-workbook');
  }
}
