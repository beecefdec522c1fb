import type { CellStyle } from 'hucre/xlsx';
import { workbookText } from '../text/reports/words.ts';

/** The heading of a column, in every workbook of ours. */
export const headingStyle = {
  font: { name: workbookText.heading, size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EDF2' } },
  alignment: { vertical: 'center', wrapText: true },
} as const satisfies CellStyle;
