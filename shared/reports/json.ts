import { canonical } from '../domain/audit/canonical.ts';
import type { PeriodReport, SubjectReport } from '../domain/reports/model.ts';

/** The model itself, RFC 8785: keys in order, no spaces, so that equal reports are equal files. */
export const json = (report: SubjectReport | PeriodReport): string => canonical(report);
