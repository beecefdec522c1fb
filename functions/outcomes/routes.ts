import * as z from 'zod';
import { mostCited } from '../../shared/domain/filing/evidence.ts';
import { ofUses, Registered, Use } from '../../shared/domain/result/outcome.ts';
import { Page, PageOfOpen } from '../fields.ts';
import { Day, Line, Prose, RecordId, Slug } from '../../shared/domain/text.ts';
import { route } from '../route.ts';
import { answerOrder } from './answer.ts';
import { issueOrder } from './issue.ts';
import { ordersOfPeriod, ordersOfSubject } from './orders.ts';
import { readUses, registerUse } from './uses.ts';
import { verifyOrder } from './verify.ts';
import { OrderPlace, OrderView, Place, UseView } from './views.ts';

const office = [{ role: 'performance-office', scope: 'owned' }] as const;
const committee = [{ role: 'committee', scope: 'owned' }] as const;
const supervisor = [{ role: 'supervisor', scope: 'owned' }] as const;
/** A unit answers through its leader, an official through the leader who judges them. */
const leader = [
  { role: 'unit-leader', scope: 'unit' },
  { role: 'unit-leader', scope: 'judged' },
] as const;
const oneself = [{ role: 'official', scope: 'own' }] as const;
const readers = [...office, ...committee, ...supervisor, ...leader, ...oneself] as const;

const Sentence = Prose(4, 2000);
export const routes = [
  route({
    id: 'outcomes.issue',
    method: 'POST',
    path: '/v1/outcomes/{period}/{subject}/orders',
    summary: { zh: '下达整改通知', en: 'Issue a rectification order on an approved result' },
    allow: office,
    params: Place,
    body: z.strictObject({
      finding: Sentence,
      basis: Line(1, 64),
      requirement: Sentence,
      due: Day.optional(),
    }),
    reply: OrderView,
    example: {
      finding: '预算执行率低于标准',
      basis: 'budget',
      requirement: '查明原因，制定措施，十个工作日内书面报告',
    },
    status: 201,
    reads: 'head',
    useCase: issueOrder,
  }),
  route({
    id: 'outcomes.orders',
    method: 'GET',
    path: '/v1/outcomes/{period}/orders',
    summary: { zh: '整改台账', en: 'Rectification orders of a period, open ones first' },
    allow: [...office, ...committee, ...supervisor],
    params: z.strictObject({ period: Slug }),
    query: PageOfOpen,
    reply: z.strictObject({ orders: z.array(OrderView), next: z.string().optional() }),
    useCase: ordersOfPeriod,
  }),
  route({
    id: 'outcomes.subject-orders',
    method: 'GET',
    path: '/v1/outcomes/{period}/{subject}/orders',
    summary: { zh: '本对象的整改通知', en: 'Rectification orders of a subject' },
    allow: readers,
    params: Place,
    query: Page,
    reply: z.strictObject({ orders: z.array(OrderView), next: z.string().optional() }),
    reads: 'head',
    useCase: ordersOfSubject,
  }),
  route({
    id: 'outcomes.answer',
    method: 'POST',
    path: '/v1/outcomes/{period}/{subject}/orders/{order}/answers',
    summary: { zh: '报告整改情况', en: 'Answer a rectification order' },
    allow: leader,
    params: OrderPlace,
    body: z.strictObject({ text: Sentence, evidence: z.array(RecordId).max(mostCited).default([]) }),
    reply: OrderView,
    example: { text: '已逐项核减结余，执行率升至95%', evidence: [] },
    status: 201,
    reads: 'head',
    useCase: answerOrder,
  }),
  route({
    id: 'outcomes.verify',
    method: 'POST',
    path: '/v1/outcomes/{period}/{subject}/orders/{order}/verifications',
    summary: { zh: '核验整改', en: 'Accept an answer or send it back with a new due date' },
    allow: [...office, ...supervisor],
    impartial: true,
    params: OrderPlace,
    body: z.strictObject({ finding: z.enum(['accepted', 'returned']), reason: Sentence, due: Day.optional() }),
    reply: OrderView,
    example: { finding: 'accepted', reason: '现场核实，整改到位' },
    status: 201,
    reads: 'head',
    useCase: verifyOrder,
  }),
  route({
    id: 'outcomes.register-use',
    method: 'POST',
    path: '/v1/outcomes/{period}/{subject}/uses',
    summary: { zh: '登记结果应用', en: 'Register whether and why a result was used' },
    allow: office,
    params: Place,
    body: Registered,
    reply: UseView,
    example: { use: 'bonus', used: true, why: '据以核定年度绩效奖金', document: '示财行〔2026〕8号' },
    status: 201,
    reads: 'head',
    useCase: registerUse,
  }),
  route({
    id: 'outcomes.uses',
    method: 'GET',
    path: '/v1/outcomes/{period}/{subject}/uses',
    summary: { zh: '结果应用台账', en: 'What a result was used for, and where nobody has said' },
    allow: readers,
    params: Place,
    reply: z.strictObject({ uses: ofUses(UseView), silent: ofUses(Use) }),
    useCase: readUses,
  }),
];
