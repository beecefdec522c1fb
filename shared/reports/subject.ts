import type { SubjectReport } from '../domain/reports/model.ts';
import { subjectHtml } from './html/subject.ts';
import { json } from './json.ts';
import { rendered, type Rendered } from './rendered.ts';
import { subjectCsv } from './subject-csv.ts';
import { subjectXlsx } from './xlsx/subject.ts';

/** The report of one subject in its four formats. */
export const renderSubject = async (report: SubjectReport): Promise<Rendered[]> => [
  rendered('json', json(report)),
  rendered('csv', subjectCsv(report)),
  rendered('xlsx', await subjectXlsx(report)),
  rendered('html', subjectHtml(report)),
];
