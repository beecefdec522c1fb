import * as z from 'zod';
import { mostCited } from '../../shared/domain/filing/evidence.ts';
import { Confirmation, FilingData } from '../../shared/domain/filing/filing.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Prose, RecordId } from '../../shared/domain/text.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { byProviders } from '../../shared/text/refusals/providers.ts';
import type { BodyRule } from '../../shared/text/wrong-input.ts';
import { SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { acceptFilings, returnFilings, sendBackFilings, signOffFilings } from './check.ts';
import { fileProgress } from './file.ts';
import { CheckedView, FiledView, mostChecked } from './views.ts';

const numbers = z
  .array(z.int().min(1))
  .min(1)
  .max(mostChecked)
  .refine((filings) => new Set(filings).size === filings.length, {
    error: 'filings-once' satisfies BodyRule,
  })
  .meta({ uniqueItems: true });

const FilingBody = FilingData.omit({ supersedes: true, provider: true, warnings: true, checks: true }).extend({
  /** Ids of evidence registered before. */
  evidence: z.array(RecordId).max(mostCited).default([]),
});

/** From the figure to its acceptance; also for many at once. */
export const filingRoutes = [
  route({
    id: 'progress.file',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/filings',
    summary: { zh: '填报或更正', en: 'File a value, or correct the one filed before' },
    allow: doers['progress.file'],
    elsewhere: byProviders.file,
    impartial: true,
    params: SubjectPath,
    body: FilingBody,
    reply: FiledView,
    example: {
      indicator: 'business-services-online',
      slot: '2026-07',
      given: { kind: 'fraction', numerator: '873', denominator: '937' },
      source: '政务服务平台月报',
      narrative: '新增线上办理事项12项。',
      evidence: [],
    },
    status: 201,
    useCase: fileProgress,
  }),
  route({
    id: 'progress.sign-off',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/sign-offs',
    summary: {
      zh: '负责人签审填报',
      en: "Sign off filings as the unit's leader, or as the leader who judges the official",
    },
    allow: doers['progress.sign-off'],
    elsewhere: byProviders.sign,
    params: SubjectPath,
    body: z.strictObject({ filings: numbers }),
    reply: CheckedView,
    example: { filings: [7, 8] },
    status: 201,
    useCase: signOffFilings,
  }),
  route({
    id: 'progress.send-back',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/send-backs',
    summary: {
      zh: '负责人不予签审，说明理由退回填报人',
      en: 'Send filings back unsigned, with the reason, as the leader who would sign them',
    },
    allow: doers['progress.sign-off'],
    params: SubjectPath,
    body: z.strictObject({ filings: numbers, why: Prose(2, 500) }),
    reply: CheckedView,
    example: { filings: [8], why: '分子与台账不一致，请核对后重报。' },
    status: 201,
    useCase: sendBackFilings,
  }),
  route({
    id: 'progress.accept',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/acceptances',
    summary: { zh: '数据审核认定', en: 'Accept the data; they count and are locked from then on' },
    allow: doers['progress.accept'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ filings: numbers, confirmed: z.array(Confirmation).max(mostChecked).default([]) }),
    reply: CheckedView,
    example: { filings: [7, 8], confirmed: [{ filing: 8, why: '已与统计局核对，基期下降属实。' }] },
    status: 201,
    useCase: acceptFilings,
  }),
  route({
    id: 'progress.return',
    method: 'POST',
    path: '/v1/progress/{period}/{subject}/returns',
    summary: { zh: '退回填报', en: 'Return filings with the reason' },
    allow: doers['progress.accept'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ filings: numbers, why: Prose(4, 500) }),
    reply: CheckedView,
    example: { filings: [8], why: '分母与统计年报不一致。' },
    status: 201,
    readsAlso: (table, { jurisdiction }) => loadCalendar(table, jurisdiction),
    useCase: returnFilings,
  }),
];
