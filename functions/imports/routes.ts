import * as z from 'zod';
import { Kind } from '../../shared/domain/import/definitions.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Slug as SchemeId } from '../../shared/domain/scheme/wording.ts';
import { Digest, Line, RecordId, Slug } from '../../shared/domain/text.ts';
import { loadJurisdiction } from '../../shared/storage/organisation.ts';
import { Page } from '../fields.ts';
import { route } from '../route.ts';
import { Reading } from './load.ts';
import { listImports, readImport } from './read.ts';
import { limits } from './reading/format.ts';
import { PreviewQuery, PreviewView, previewImport } from './preview.ts';
import { mapImport, registerImport } from './register.ts';
import { checkImport, runImport } from './run.ts';
import {
  MappingPath,
  MappingRead,
  MappingView,
  MappingsPath,
  MappingsQuery,
  NamedReadingSaid,
  OfOwner,
  ReadingSaid,
  listMappings,
  readMapping,
  retireMapping,
  saveMapping,
} from './saved.ts';
import { TemplatePath, TemplateQuery, TemplateView, makeTemplate } from './template.ts';
import { ImportView, ListedView, RegisteredView, SliceView } from './views.ts';
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
      /** `format` may be left out: a saved mapping says it, or else the file does. `mapping` may be for a filled template. */
      ...ReadingSaid.shape,
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
    reply: z.strictObject({ imports: z.array(ListedView), next: z.string().optional() }),
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
    id: 'imports.mappings',
    method: 'GET',
    path: '/v1/imports/mappings/{kind}',
    summary: { zh: '已保存的对应关系一览', en: 'List the mappings that are saved for a kind of data' },
    allow: bringers,
    params: MappingsPath,
    query: MappingsQuery,
    reply: z.strictObject({ mappings: z.array(MappingView), next: z.string().optional() }),
    useCase: listMappings,
  }),
  route({
    id: 'imports.mapping',
    method: 'GET',
    path: '/v1/imports/mappings/{kind}/{mapping}',
    summary: { zh: '查看一个已保存的对应关系', en: 'A saved mapping, by its name' },
    allow: bringers,
    params: MappingPath,
    query: OfOwner,
    reply: MappingRead,
    useCase: readMapping,
  }),
  route({
    id: 'imports.save-mapping',
    method: 'PUT',
    path: '/v1/imports/mappings/{kind}/{mapping}',
    summary: { zh: '以名称保存或改写对应关系', en: 'Save a mapping under a name, or overwrite it' },
    allow: bringers,
    readsAlso: (table, { jurisdiction }) => loadJurisdiction(table, jurisdiction),
    params: MappingPath,
    query: OfOwner,
    body: NamedReadingSaid,
    reply: MappingView,
    ifMatch: true,
    example: reading,
    useCase: saveMapping,
  }),
  route({
    id: 'imports.retire-mapping',
    method: 'POST',
    path: '/v1/imports/mappings/{kind}/{mapping}/retirement',
    summary: { zh: '停用已保存的对应关系', en: 'Retire a saved mapping' },
    allow: bringers,
    readsAlso: (table, { jurisdiction }) => loadJurisdiction(table, jurisdiction),
    params: MappingPath,
    query: OfOwner,
    body: z.strictObject({}),
    reply: MappingView,
    ifMatch: true,
    example: {},
    status: 201,
    useCase: retireMapping,
  }),
  route({
    id: 'imports.read',
    method: 'GET',
    path: '/v1/imports/{import}',
    summary: { zh: '导入任务的进度与对应关系', en: 'How far an import is, and how its file is read' },
    allow: bringers,
    params,
    reply: ListedView.extend(Reading.shape),
    useCase: readImport,
  }),
  route({
    id: 'imports.preview',
    method: 'GET',
    path: '/v1/imports/{import}/preview',
    summary: {
      zh: '文件的前几行、猜测的标题行与对应关系',
      en: 'The first rows of a file, where its headings stand and which column is likely which field',
    },
    allow: bringers,
    params,
    query: PreviewQuery,
    reply: PreviewView,
    useCase: previewImport,
  }),
  route({
    id: 'imports.map',
    method: 'PUT',
    path: '/v1/imports/{import}/mapping',
    summary: { zh: '更改对应关系', en: 'Read the same file in another way' },
    allow: bringers,
    params,
    body: ReadingSaid,
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
