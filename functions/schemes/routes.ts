import * as z from 'zod';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { Slug } from '../../shared/domain/scheme/wording.ts';
import { Prose, Slug as UnitId } from '../../shared/domain/text.ts';
import { beginAccess } from '../access.ts';
import { Page } from '../fields.ts';
import { route } from '../route.ts';
import { Copy, CopiedScheme, beginCopy, copyScheme } from './copy.ts';
import { Decision, approveVersion, dropVersion, returnVersion, submitVersion } from './decide.ts';
import { Findings, beginVersion, createScheme, saveVersion, validateScheme } from './draft.ts';
import { FileView, exportTable } from './export-table.ts';
import { TableReading, Workbook, importTable } from './import-table.ts';
import {
  ComparisonView,
  LibraryEntry,
  Versions,
  compareVersions,
  documents,
  listLibrary,
  listSchemes,
  readJsonSchema,
  readLibrary,
  readScheme,
  readVersion,
} from './read.ts';
import { DocumentView, SchemeView, VersionParams } from './views.ts';

import exampleScheme from '../../schemes/library/city-scorecard.json' with { type: 'json' };
import { doers } from '../../shared/domain/duty/doers.ts';
import { auditor, committee, everybody, office, overseers } from '../../shared/domain/organisation/allow.ts';

/** 公开考核办法: those who are assessed by a scheme may read it. */
const readers: readonly Allow[] = [...overseers, auditor, everybody];
const document = z.strictObject({ scheme: Scheme });
const SchemeParams = z.strictObject({ scheme: Slug });
const nothing = z.strictObject({});

export const routes = [
  route({
    id: 'schemes.create',
    method: 'POST',
    path: '/v1/schemes',
    summary: {
      zh: '新建考核办法（第一版草稿），可为某一单位的（owner）',
      en: 'Begin a scheme as the draft of its first version, of the jurisdiction or of a unit (owner)',
    },
    allow: [office],
    /** `owner`: the unit for whose own periods, and those of units below, the scheme is; left out, the jurisdiction. */
    body: document.extend({ owner: UnitId.optional() }),
    reply: DocumentView,
    example: { scheme: exampleScheme },
    status: 201,
    useCase: createScheme,
  }),
  route({
    id: 'schemes.validate',
    method: 'POST',
    path: '/v1/schemes/validation',
    summary: { zh: '检查考核办法，列出全部问题', en: 'Check a scheme and list every problem' },
    allow: [office, committee],
    computes: true,
    body: z.strictObject({ scheme: z.record(z.string(), z.unknown()) }),
    reply: Findings,
    example: { scheme: exampleScheme },
    useCase: validateScheme,
  }),
  route({
    id: 'schemes.json-schema',
    method: 'GET',
    path: '/v1/schemes/json-schema',
    summary: { zh: '考核办法文件的 JSON Schema', en: 'The JSON Schema of scheme documents' },
    public: true,
    allow: [],
    reply: z.record(z.string(), z.unknown()),
    useCase: readJsonSchema,
  }),
  route({
    id: 'schemes.list-library',
    method: 'GET',
    path: '/v1/schemes/library',
    summary: { zh: '办法库一览', en: 'List the library of schemes' },
    allow: readers,
    reply: z.strictObject({ schemes: z.array(LibraryEntry).max(documents.length) }),
    useCase: listLibrary,
  }),
  route({
    id: 'schemes.read-library',
    method: 'GET',
    path: '/v1/schemes/library/{id}',
    summary: { zh: '办法库中的一份办法', en: 'A scheme of the library' },
    allow: readers,
    params: z.strictObject({ id: Slug }),
    reply: z.strictObject({ scheme: Scheme, hash: z.string() }),
    useCase: readLibrary,
  }),
  route({
    id: 'schemes.import-table',
    method: 'POST',
    path: '/v1/schemes/indicator-tables',
    summary: { zh: '读取指标表（Excel），列出每行的问题', en: 'Read an indicator table (Excel), with errors by row' },
    allow: [office],
    computes: true,
    body: Workbook,
    reply: TableReading,
    example: { base64: 'UEsDBBQAAAAIAA==' },
    useCase: importTable,
  }),
  route({
    id: 'schemes.list',
    method: 'GET',
    path: '/v1/schemes',
    summary: { zh: '考核办法一览', en: 'List the schemes' },
    allow: readers,
    query: Page,
    reply: z.strictObject({ schemes: z.array(SchemeView), next: z.string().optional() }),
    useCase: listSchemes,
  }),
  route({
    id: 'schemes.read',
    method: 'GET',
    path: '/v1/schemes/{scheme}',
    summary: { zh: '考核办法及其各版本', en: 'A scheme and its versions' },
    allow: readers,
    params: SchemeParams,
    reply: SchemeView,
    useCase: readScheme,
  }),
  route({
    id: 'schemes.begin-version',
    method: 'POST',
    path: '/v1/schemes/{scheme}/versions',
    summary: { zh: '由以前的版本起草新版本', en: 'Draft a new version from an earlier one' },
    allow: [office],
    params: SchemeParams,
    body: z.strictObject({ basedOn: z.int().min(1) }),
    reply: DocumentView,
    example: { basedOn: 1 },
    status: 201,
    useCase: beginVersion,
  }),
  route({
    id: 'schemes.copy',
    method: 'POST',
    path: '/v1/schemes/copies',
    summary: {
      zh: '由以往周期的考核办法为新周期起草，逐项说明沿用、变更与不能沿用的内容',
      en: 'Draft a scheme for a new period out of that of an earlier one, and report part by part what holds and what does not',
    },
    allow: [office],
    body: Copy,
    reply: CopiedScheme,
    readsAlso: beginCopy,
    example: { from: '2025', for: '2026' },
    status: 201,
    useCase: copyScheme,
  }),
  route({
    id: 'schemes.compare',
    method: 'GET',
    path: '/v1/schemes/{scheme}/diff',
    summary: { zh: '两个版本之间的变动', en: 'What changed between two versions' },
    allow: readers,
    params: SchemeParams,
    query: Versions,
    reply: ComparisonView,
    useCase: compareVersions,
  }),
  route({
    id: 'schemes.export-table',
    method: 'GET',
    path: '/v1/schemes/{scheme}/{version}/indicator-table',
    summary: { zh: '导出指标表（Excel）', en: 'Export the indicator table (Excel)' },
    allow: readers,
    params: VersionParams,
    reply: FileView,
    readsAlso: beginAccess,
    useCase: exportTable,
  }),
  route({
    id: 'schemes.read-version',
    method: 'GET',
    path: '/v1/schemes/{scheme}/{version}',
    summary: { zh: '某一版本的全文', en: 'The document of one version' },
    allow: readers,
    params: VersionParams,
    reply: DocumentView,
    useCase: readVersion,
  }),
  route({
    id: 'schemes.save',
    method: 'PUT',
    path: '/v1/schemes/{scheme}/{version}',
    summary: { zh: '修改草稿', en: 'Replace the document of a draft' },
    allow: [office],
    params: VersionParams,
    body: document,
    reply: DocumentView,
    ifMatch: true,
    example: { scheme: exampleScheme },
    useCase: saveVersion,
  }),
  route({
    id: 'schemes.submit',
    method: 'POST',
    path: '/v1/schemes/{scheme}/{version}/submission',
    summary: { zh: '提交绩效管理委员会审批', en: 'Submit a draft to the committee' },
    allow: doers['schemes.submit'],
    params: VersionParams,
    body: nothing,
    reply: DocumentView,
    example: {},
    useCase: submitVersion,
  }),
  route({
    id: 'schemes.approve',
    method: 'POST',
    path: '/v1/schemes/{scheme}/{version}/approval',
    summary: { zh: '批准（含特殊规则）', en: 'Approve, special rules by name' },
    allow: doers['schemes.approve'],
    params: VersionParams,
    body: Decision,
    reply: DocumentView,
    example: { hash: 'f'.repeat(64), meeting: '绩效管理委员会2026年第3次会议', specialRules: [] },
    useCase: approveVersion,
  }),
  route({
    id: 'schemes.return',
    method: 'POST',
    path: '/v1/schemes/{scheme}/{version}/return',
    summary: { zh: '退回修改', en: 'Return to the office to be changed' },
    allow: [committee],
    params: VersionParams,
    body: z.strictObject({ reason: Prose(1, 1000) }),
    reply: DocumentView,
    example: { reason: '请补充数据来源' },
    useCase: returnVersion,
  }),
  route({
    id: 'schemes.drop',
    method: 'POST',
    path: '/v1/schemes/{scheme}/{version}/drop',
    summary: { zh: '作废从未提交的草稿', en: 'Give up a draft that was never submitted' },
    allow: [office],
    params: VersionParams,
    body: z.strictObject({ reason: Prose(1, 1000) }),
    reply: DocumentView,
    example: { reason: '误建，本年度沿用原办法' },
    useCase: dropVersion,
  }),
];
