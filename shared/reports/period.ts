import type { PeriodReport } from '../domain/reports/model.ts';
import { periodHtml } from './html/period.ts';
import { json } from './json.ts';
import { periodCsv } from './period-csv.ts';
import { rendered, type Rendered } from './rendered.ts';
import { periodXlsx } from './xlsx/period.ts';

/** The report of a period in its four formats. */
export const renderPeriod = async (report: PeriodReport): Promise<Rendered[]> => [
  rendered('json', json(report)),
  rendered('csv', periodCsv(report)),
  rendered('xlsx', await periodXlsx(report)),
  rendered('html', periodHtml(report)),
];
