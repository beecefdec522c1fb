import { expect, test } from 'vitest';
import { readTable } from '../../../functions/schemes/indicator-table/read.ts';
import { writeTable } from '../../../functions/schemes/indicator-table/write.ts';
import { library } from '../../schemes/golden.ts';

test.each(library)('$name comes back from its workbook as it went in', async ({ scheme }) => {
  const { sections, problems } = readTable(await writeTable(scheme));
  expect(problems).toEqual([]);
  expect(sections).toEqual(scheme.sections);
});
