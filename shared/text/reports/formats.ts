import type { Format } from '../../domain/reports/manifest.ts';

/** What people call the files of a report. */
export const formatNames: Readonly<Record<Format, string>> = {
  html: 'HTML',
  pdf: 'PDF',
  json: 'JSON',
  csv: 'CSV',
  xlsx: 'Excel',
};
