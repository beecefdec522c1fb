import * as z from 'zod';
import { Adjustment, Veto } from '../../shared/domain/appraisal/adjustment.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Prose } from '../../shared/domain/text.ts';
import { Numeral, Page, SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { adjust, checkLine, readLines, veto } from './adjust.ts';
import { resultReaders } from './readers.ts';
import { LineView, Recorded } from './views.ts';
import { office } from '../../shared/domain/organisation/allow.ts';

const Reason = Prose(2, 500);
const LineDecision = z.strictObject({ finding: z.enum(['approved', 'rejected']), reason: Reason });
const LinePlace = SubjectPath.extend({ n: Numeral(1, 999_999) });

const document = { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' };

/** 加减分、一票否决: proposed by the office, decided by a second person. */
export const lineRoutes = [
  route({
    id: 'scoring.adjust',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/adjustments',
    summary: { zh: '登记加减分', en: 'Propose a bonus or deduction with its document' },
    allow: [office],
    impartial: true,
    params: SubjectPath,
    body: Adjustment,
    reply: Recorded,
    example: { line: 'honours', points: '1.5', document, date: '2026-08-03', reason: '获市级先进集体称号' },
    status: 201,
    useCase: adjust,
  }),
  route({
    id: 'scoring.lines',
    method: 'GET',
    path: '/v1/scoring/{period}/{subject}/adjustments',
    summary: { zh: '加减分与否决事项', en: 'Bonus, deduction and veto lines with where they stand' },
    allow: resultReaders,
    params: SubjectPath,
    query: Page,
    reply: z.strictObject({ lines: z.array(LineView), next: z.string().optional() }),
    useCase: readLines,
  }),
  route({
    id: 'scoring.check-adjustment',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/adjustments/{n}/approvals',
    summary: { zh: '审核加减分', en: 'Approve or reject a bonus or deduction somebody else proposed' },
    allow: doers['scoring.check-adjustment'],
    impartial: true,
    params: LinePlace,
    body: LineDecision,
    reply: LineView,
    example: { finding: 'approved', reason: '文件属实，符合细则第八条' },
    status: 201,
    useCase: (services, caller, request) => checkLine('adjustment', services, caller, request),
  }),
  route({
    id: 'scoring.veto',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/vetoes',
    summary: { zh: '登记一票否决事项', en: 'Propose a veto event with its document' },
    allow: [office],
    impartial: true,
    params: SubjectPath,
    body: Veto,
    reply: Recorded,
    example: { event: 'safety-accident', document, date: '2026-08-03', reason: '发生较大生产安全责任事故' },
    status: 201,
    useCase: veto,
  }),
  route({
    id: 'scoring.check-veto',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/vetoes/{n}/approvals',
    summary: { zh: '审定一票否决事项', en: 'Approve or reject a veto event' },
    allow: doers['scoring.check-veto'],
    impartial: true,
    params: LinePlace,
    body: LineDecision,
    reply: LineView,
    example: { finding: 'approved', reason: '事故调查报告已批复' },
    status: 201,
    useCase: (services, caller, request) => checkLine('veto', services, caller, request),
  }),
];
