import * as z from 'zod';
import { Kind } from '../../shared/domain/import/definitions.ts';
import { Mapping } from '../../shared/domain/import/mapping.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Slug as SchemeId } from '../../shared/domain/scheme/wording.ts';
import { Digest, Line, RecordId, Slug } from '../../shared/domain/text.ts';
import { Page } from '../fields.ts';
import { route } from '../route.ts';
import { Reading } from './load.ts';
import { listImports, readImport } from './read.ts';
import { Format, limits } from './reading/format.ts';
import { mapImport, registerImport } from './register.ts';
import { checkImport, runImport } from './run.ts';
import { TemplatePath, TemplateQuery, TemplateView, makeTemplate } from './template.ts';
import { ImportView, RegisteredView, SliceView } from './views.ts';
import { office } from '../../shared/domain/organisation/allow.ts';

/** Which of the two may bring what is in the table of kinds. */
const bringers: readonly Allow[] = [{ role: 'system-administrator', scope: 'jurisdiction' }, office];

const params = z.strictObject({ import: RecordId });
/** What one call takes on at most, so that it ends well before the gateway gives up. */
const slice = z.strictObject({ records: z.int().min(1).max(4_000).default(1_000) });

/** The file itself where it is small, else what will be uploaded. */
const Content = z.union([
  z.strictObject({ text: z.string().min(1).max(700_000) }),
  z.strictObject({ base64: z.string().min(1).max(940_000) }),
  z.strictObject({ sha256: Digest, bytes: z.int().min(1).max(limits.bytes) }),
]);

const reading = {
  format: { type: 'csv' },
  mapping: {
    skip: [{ column: '完成值', is: 'blank', because: '本月无业务' }],
    fields: {
      subject: { template: 'unit.{单位编码}' },
      indicator: { column: '指标编码' },
      slot: { constant: '2026-07' },
      'given.kind': { constant: 'number' },
      'given.number': { column: '完成值', transforms: [{ do: 'number', unit: '%' }] },
      source: { constant: '统计局月报' },
    },
  },
};

export const routes = [
  route({
    id: 'imports.register',
    method: 'POST',
    path: '/v1/imports',
    summary: { zh: '登记一个导入文件及其对应关系', en: 'Register a file to import and how it is read' },
    allow: bringers,
    body: z.strictObject({
      kind: Kind,
      name: Line(1, 200),
      mode: z.enum(['all-or-nothing', 'accept-good-rows']).default('all-or-nothing'),
      period: Slug.optional(),
      scheme: z.strictObject({ id: SchemeId, version: z.int().min(1), replace: z.boolean().optional() }).optional(),
      format: Format,
      /** Left out for a filled template. */
      mapping: Mapping.optional(),
      content: Content,
    }),
    reply: RegisteredView,
    example: {
      kind: 'filings',
      name: '7月统计月报.csv',
      mode: 'accept-good-rows',
      period: '2026-q3',
      ...reading,
      content: { text: '单位编码,指标编码,完成值\nservices,online,93.2%\n' },
    },
    status: 201,
    useCase: registerImport,
  }),
  route({
    id: 'imports.list',
    method: 'GET',
    path: '/v1/imports',
    summary: { zh: '导入任务一览', en: 'List the imports, newest first' },
    allow: bringers,
    query: Page,
    reply: z.strictObject({ imports: z.array(ImportView), next: z.string().optional() }),
    useCase: listImports,
  }),
  route({
    id: 'imports.template',
    method: 'GET',
    path: '/v1/imports/templates/{kind}',
    summary: {
      zh: '下载导入模板（Excel），填好后无需对应关系即可导入',
      en: 'A workbook to fill in, which is imported without a mapping',
    },
    allow: bringers,
    params: TemplatePath,
    query: TemplateQuery,
    reply: TemplateView,
    useCase: makeTemplate,
  }),
  route({
    id: 'imports.read',
    method: 'GET',
    path: '/v1/imports/{import}',
    summary: { zh: '导入任务的进度与对应关系', en: 'How far an import is, and how its file is read' },
    allow: bringers,
    params,
    reply: ImportView.extend(Reading.shape),
    useCase: readImport,
  }),
  route({
    id: 'imports.map',
    method: 'PUT',
    path: '/v1/imports/{import}/mapping',
    summary: { zh: '更改对应关系', en: 'Read the same file in another way' },
    allow: bringers,
    params,
    body: Reading,
    reply: ImportView,
    ifMatch: true,
    example: reading,
    useCase: mapImport,
  }),
  route({
    id: 'imports.check',
    method: 'POST',
    path: '/v1/imports/{import}/checks',
    summary: { zh: '逐行检查，不写入', en: 'Check the next rows against every rule and write nothing' },
    allow: bringers,
    params,
    body: slice,
    reply: SliceView,
    example: { records: 1000 },
    status: 201,
    useCase: checkImport,
  }),
  route({
    id: 'imports.run',
    method: 'POST',
    path: '/v1/imports/{import}/runs',
    summary: { zh: '写入下一批，可反复提交直至完成', en: 'Write the next rows; repeated until none is left' },
    allow: bringers,
    params,
    /** `removing`: what the check listed under `removes`, each by its name. */
    body: slice.extend({ removing: z.array(z.string().max(200)).max(2_000).default([]) }),
    reply: SliceView,
    example: { records: 1000 },
    status: 201,
    useCase: runImport,
  }),
];
