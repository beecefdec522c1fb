import * as z from 'zod';
import { auditor, everybody } from '../../shared/domain/organisation/allow.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Prose, RecordId } from '../../shared/domain/text.ts';
import { Asked } from '../acts.ts';
import { Page } from '../fields.ts';
import { route } from '../route.ts';
import { askMany } from './ask.ts';
import { bulkRows, listBulk, readBulk } from './read.ts';
import { stopBulk } from './stop.ts';
import { BulkView, RowView } from './views.ts';

/** Whoever may do it for one may ask for many: each row is let in by itself. */
const askers: readonly Allow[] = [everybody, { role: 'security-administrator', scope: 'jurisdiction' }];
const readers: readonly Allow[] = [...askers, auditor];

const params = z.strictObject({ bulk: RecordId });
const Why = Prose(2, 500);

const exampleHash = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';

export const routes = [
  route({
    id: 'bulk.ask',
    method: 'POST',
    path: '/v1/bulk',
    summary: {
      zh: '批量办理：同一事项一次办多项，逐项按单项办理的规则审查',
      en: 'Have one act done for many, each row as the single request of the caller',
    },
    allow: askers,
    body: Asked,
    reply: BulkView,
    example: {
      act: 'goals.sign',
      why: '2026年第三季度绩效合同集中签订',
      rows: [
        { period: '2026-q3', subject: 'unit.finance', version: 2, hash: exampleHash, side: 'assessor' },
        { period: '2026-q3', subject: 'unit.health', version: 1, hash: exampleHash, side: 'assessor' },
      ],
    },
    status: 202,
    useCase: askMany,
  }),
  route({
    id: 'bulk.list',
    method: 'GET',
    path: '/v1/bulk',
    summary: { zh: '我的批量办理', en: 'List what the caller asked for many, newest first' },
    allow: readers,
    query: Page,
    reply: z.strictObject({ bulk: z.array(BulkView), next: z.string().optional() }),
    useCase: listBulk,
  }),
  route({
    id: 'bulk.read',
    method: 'GET',
    path: '/v1/bulk/{bulk}',
    summary: { zh: '批量办理进度', en: 'How far it is' },
    allow: readers,
    params,
    reply: BulkView,
    useCase: readBulk,
  }),
  route({
    id: 'bulk.rows',
    method: 'GET',
    path: '/v1/bulk/{bulk}/rows',
    summary: { zh: '批量办理逐项结果', en: 'Row by row what became of it' },
    allow: readers,
    params,
    query: Page.extend({ state: RowView.shape.state.optional() }),
    reply: z.strictObject({ rows: z.array(RowView), next: z.string().optional() }),
    useCase: bulkRows,
  }),
  route({
    id: 'bulk.stop',
    method: 'POST',
    path: '/v1/bulk/{bulk}/stop',
    summary: { zh: '停止批量办理，尚未办理的不再办理', en: 'Stop it: what was done stays, what is left is not done' },
    allow: askers,
    params,
    body: z.strictObject({ why: Why }),
    reply: BulkView,
    example: { why: '发现名单有误' },
    useCase: stopBulk,
  }),
];
