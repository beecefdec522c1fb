import { canonical } from '../domain/audit/canonical.ts';
import type { Format } from '../domain/reports/manifest.ts';
import type { PeriodReport, SubjectReport } from '../domain/reports/model.ts';

/** One file of a report: the same model always gives the same bytes. */
export interface Rendered {
  readonly format: Format;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const contentTypes: Readonly<Record<Format, string>> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
};

const utf8 = new TextEncoder();

export function rendered(format: Format, content: string | Uint8Array): Rendered {
  const bytes = typeof content === 'string' ? utf8.encode(content) : content;
  return { format, contentType: contentTypes[format], bytes };
}

/** The model itself, RFC 8785: keys in order, no spaces, so that equal reports are equal files. */
export const json = (report: SubjectReport | PeriodReport): string => canonical(report);
