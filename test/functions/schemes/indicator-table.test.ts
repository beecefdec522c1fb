import { expect, test } from 'vitest';
import { writeTable } from '../../../functions/schemes/export-table.ts';
import { readTable } from '../../../functions/schemes/import-table.ts';
import { library } from '../../schemes/golden.ts';

test.each(library)('$name comes back from its workbook as it went in', async ({ scheme }) => {
  const { sections, problems } = readTable(await writeTable(scheme));
  expect(problems).toEqual([]);
  expect(sections).toEqual(scheme.sections);
});
