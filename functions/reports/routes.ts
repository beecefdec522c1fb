import * as z from 'zod';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { FileFinding, Stage } from '../../shared/domain/reports/manifest.ts';
import { readClosing } from '../../shared/storage/closing.ts';
import type { Table } from '../../shared/storage/table.ts';
import { beginAsked } from '../../shared/storage/tables.ts';
import { Numeral, Page, PeriodPath, SubjectPath, mostToAPage } from '../fields.ts';
import { type Naming, route } from '../route.ts';
import {
  LinkView,
  SetView,
  Wanted,
  linkPeriodReport,
  linkSubjectReport,
  listReports,
  listSubjectReports,
  runsLookedAt,
} from './read.ts';
import { FileWanted, TableLink, TablePath, TableView, TableWanted, askTable, linkTable, readTable } from './tables.ts';
import { verifyReports } from './verify.ts';
import {
  auditor,
  contributor,
  everybody,
  judge,
  leader,
  oneself,
  overseers,
  superior,
} from '../../shared/domain/organisation/allow.ts';

/** Who sees every subject of a period before anything is published. */
/** Those the result is about. */
const subjectSide: readonly Allow[] = [leader, contributor, judge, oneself];

const Verdict = z.strictObject({
  sealIsGenuine: z.boolean(),
  manifestIsSealed: z.boolean(),
  files: z.int(),
  verified: z.int(),
  /** What the file is, what is recorded of it, what is recorded beside it; and manifest and seal. */
  findings: z.array(FileFinding).max(3 * mostToAPage + 2),
  next: z.string().optional(),
});

/** The run that wrote last, from which the keys of reports follow. */
const job = (table: Table, { jurisdiction, named }: Naming) => readClosing(table, jurisdiction, named['period'] ?? '');

export const routes = [
  route({
    id: 'reports.list',
    method: 'GET',
    path: '/v1/reports/{period}',
    summary: { zh: '报告清单', en: 'List every report of a period with its sums' },
    allow: [...overseers, auditor],
    params: PeriodPath,
    query: Page,
    reply: z.strictObject({ reports: z.array(SetView), next: z.string().optional() }),
    useCase: listReports,
  }),
  route({
    id: 'reports.link-period',
    method: 'POST',
    path: '/v1/reports/{period}/links',
    summary: {
      zh: '下载周期汇总报告',
      en: 'Link to the report of the whole period; a final one without officials is for everybody who works here',
    },
    allow: [...overseers, everybody],
    params: PeriodPath,
    body: Wanted,
    reply: LinkView,
    example: { stage: 'final', format: 'html' },
    status: 201,
    readsAlso: job,
    useCase: linkPeriodReport,
  }),
  route({
    id: 'reports.ask-table',
    method: 'POST',
    path: '/v1/reports/{period}/tables',
    summary: {
      zh: '制作表格（单位×板块、单位×指标、填报、牌级、未办事项），随时可取',
      en: 'Have a table made at any time: units by section or indicator, filings, cards, who has not',
    },
    allow: [...overseers, superior],
    params: PeriodPath,
    body: TableWanted,
    reply: TableView,
    example: { table: 'indicators' },
    status: 202,
    readsAlso: (table, { jurisdiction, id: by }) => beginAsked(table, { jurisdiction, by }),
    useCase: askTable,
  }),
  route({
    id: 'reports.table',
    method: 'GET',
    path: '/v1/reports/{period}/tables/{table}',
    summary: { zh: '表格的制作进度', en: 'How far a table is, and its files' },
    allow: [...overseers, superior],
    params: TablePath,
    reply: TableView,
    useCase: readTable,
  }),
  route({
    id: 'reports.link-table',
    method: 'POST',
    path: '/v1/reports/{period}/tables/{table}/links',
    summary: { zh: '下载表格', en: 'Link to a file of a table; the export is recorded' },
    allow: [...overseers, superior],
    params: TablePath,
    body: FileWanted,
    reply: TableLink,
    example: { file: 1 },
    status: 201,
    useCase: linkTable,
  }),
  route({
    id: 'reports.of-subject',
    method: 'GET',
    path: '/v1/reports/{period}/{subject}',
    summary: { zh: '考核对象的报告', en: 'List the reports of one subject, newest first' },
    allow: [...overseers, ...subjectSide],
    params: SubjectPath,
    reply: z.strictObject({ reports: z.array(SetView).max(runsLookedAt) }),
    readsAlso: job,
    reads: 'nothing',
    useCase: listSubjectReports,
  }),
  route({
    id: 'reports.link',
    method: 'POST',
    path: '/v1/reports/{period}/{subject}/links',
    summary: { zh: '下载考核对象的报告', en: 'Link to one report of a subject; the export is recorded' },
    allow: [...overseers, ...subjectSide],
    params: SubjectPath,
    body: Wanted,
    reply: LinkView,
    example: { stage: 'provisional', format: 'html' },
    status: 201,
    readsAlso: job,
    reads: 'head',
    useCase: linkSubjectReport,
  }),
  route({
    id: 'reports.verify',
    method: 'GET',
    path: '/v1/reports/{period}/manifests/{stage}/{generation}/verification',
    summary: {
      zh: '核验报告',
      en: 'Hold the files and records of one run against its manifest and seal, a page at a time',
    },
    allow: [...overseers, auditor],
    params: PeriodPath.extend({ stage: Stage, generation: Numeral(1, 9999) }),
    query: Page,
    reply: Verdict,
    useCase: verifyReports,
  }),
];
