import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { mostGroups } from '../../shared/domain/period/period.ts';
import { Exceptions, ofUses, Registered, Use } from '../../shared/domain/result/result.ts';
import { Bilingual, Day, Line, Prose, Slug } from '../../shared/domain/text.ts';
import { loadCalendar } from '../../shared/storage/periods.ts';
import { loadResults } from '../../shared/storage/results.ts';
import { Instant, JurisdictionId, Page, PeriodPath, SubjectPath, mostToAPage } from '../fields.ts';
import { route } from '../route.ts';
import { announcing } from './announcing.ts';
import { decideResults } from './approve.ts';
import { listPublished } from './list-published.ts';
import { proposeResults } from './propose.ts';
import { Publication, publishResults } from './publish.ts';
import { PublishedView, readPublished } from './published.ts';
import { readGroup, readResults, readStanding } from './read.ts';
import { Feedback, Interview, readFeedback, recordInterview } from './feedback.ts';
import { NoticeView, ReceiptOfNotice, acknowledgeNotice } from './receipt.ts';
import { readUses, registerUse, UseView } from './uses.ts';
import { Headings, ResultsView, StandingView } from './views.ts';
import {
  appealBody,
  contributor,
  judge,
  leader,
  office,
  oneself,
  overseers,
  supervisor,
} from '../../shared/domain/organisation/allow.ts';

const page = z.array(z.string()).max(mostToAPage);
const concerned = [...overseers, leader, judge, oneself] as const;
/** How many people stand behind the results as they are: who proposed, approved, returned, announced, published. */
const mostSteps = 5;

export const routes = [
  route({
    id: 'results.read',
    method: 'GET',
    path: '/v1/results/{period}',
    summary: { zh: '考核结果进展', en: 'How far the results are and what is unsettled' },
    allow: overseers,
    params: PeriodPath,
    readsAlso: (table, { jurisdiction, named: { period = '' } }) => loadResults(table, jurisdiction, period),
    query: Page,
    reply: ResultsView.extend({
      groups: z.array(z.strictObject({ group: z.string(), subjects: z.int() })).max(mostGroups),
      /** Peer groups being ranked again. */
      ranking: z.array(z.string()).max(mostGroups),
      unsettled: z.strictObject({
        openCases: page,
        setAside: page,
        /** All of these by name. */
        named: z.array(z.strictObject({ subject: z.string(), name: Bilingual })).max(mostToAPage),
      }),
      /** Who took the steps so far, by name. */
      people: z.array(z.strictObject({ id: z.string(), name: z.string() })).max(mostSteps),
      /** Whether the scheme has a time of announcement before results are published. */
      announces: z.boolean(),
      /** Whether what is announced, or published, is there for everybody to read. */
      forEverybody: z.boolean(),
      next: z.string().optional(),
    }),
    useCase: readResults,
  }),
  route({
    id: 'results.group',
    method: 'GET',
    path: '/v1/results/{period}/groups/{group}',
    summary: { zh: '考核类别排名', en: 'Ranking of a peer group: band, quota, veto cap and why' },
    allow: overseers,
    params: PeriodPath.extend({ group: Slug }),
    query: Page,
    reply: Headings.extend({ group: z.string(), ranking: z.array(StandingView), next: z.string().optional() }),
    useCase: readGroup,
  }),
  route({
    id: 'results.standing',
    method: 'GET',
    path: '/v1/results/{period}/subjects/{subject}',
    summary: { zh: '为什么不是优秀', en: 'The standing of one subject and why it is not in the top grade' },
    // The clerk who filed the figures is the first who is asked why.
    allow: [...concerned, contributor],
    params: SubjectPath,
    reply: StandingView.extend(Headings.shape),
    reads: 'head',
    useCase: readStanding,
  }),
  route({
    id: 'results.feedback',
    method: 'GET',
    path: '/v1/results/{period}/subjects/{subject}/feedback',
    summary: { zh: '结果反馈', en: 'The provisional result with its full trace' },
    allow: [leader, judge, oneself, office, supervisor, appealBody],
    reads: 'collection',
    params: SubjectPath,
    reply: Feedback,
    useCase: readFeedback,
  }),
  route({
    id: 'results.acknowledge',
    method: 'POST',
    path: '/v1/results/{period}/subjects/{subject}/receipts',
    summary: { zh: '签收考核结果通知', en: 'Acknowledge the notice of an approved result' },
    allow: doers['results.acknowledge'],
    reads: 'head',
    readsAlso: (table, { jurisdiction }) => loadCalendar(table, jurisdiction),
    params: SubjectPath,
    body: ReceiptOfNotice,
    reply: NoticeView,
    example: { hash: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b', finding: 'no-objection' },
    status: 201,
    useCase: acknowledgeNotice,
  }),
  route({
    id: 'results.interview',
    method: 'POST',
    path: '/v1/results/{period}/subjects/{subject}/interviews',
    summary: { zh: '记录绩效反馈面谈', en: 'Record a feedback interview' },
    allow: [office, judge],
    params: SubjectPath,
    // Those on record may bear a day of before these rules, and are shown as they are.
    body: Interview.extend({ date: Day }),
    reply: z.strictObject({ entry: z.int(), hash: z.string() }),
    example: {
      date: '2026-10-23',
      present: ['李明', '王芳'],
      summary: '通报得分构成，商定改进事项',
      response: '无异议',
    },
    status: 201,
    useCase: recordInterview,
  }),
  route({
    id: 'results.register-use',
    method: 'POST',
    path: '/v1/results/{period}/subjects/{subject}/uses',
    summary: { zh: '登记结果应用', en: 'Register whether and why a result was used' },
    allow: [office],
    reads: 'head',
    params: SubjectPath,
    body: Registered,
    reply: UseView,
    example: { use: 'bonus', used: true, why: '据以核定年度绩效奖金', document: '示财行〔2026〕8号' },
    status: 201,
    useCase: registerUse,
  }),
  route({
    id: 'results.uses',
    method: 'GET',
    path: '/v1/results/{period}/subjects/{subject}/uses',
    summary: { zh: '结果应用台账', en: 'What a result was used for, and where nobody has said' },
    allow: concerned,
    params: SubjectPath,
    reply: z.strictObject({ uses: ofUses(UseView), silent: ofUses(Use) }),
    useCase: readUses,
  }),
  route({
    id: 'results.propose',
    method: 'POST',
    path: '/v1/results/{period}/proposals',
    summary: { zh: '提请审定', en: 'Lay the results before the committee' },
    allow: doers['results.propose'],
    params: PeriodPath,
    body: z.strictObject({ exceptions: Exceptions.default([]) }),
    reply: ResultsView,
    example: { exceptions: [{ subject: 'unit.archive', reason: '机构撤并，本期不参加排名' }] },
    status: 201,
    useCase: proposeResults,
  }),
  route({
    id: 'results.approve',
    method: 'POST',
    path: '/v1/results/{period}/approvals',
    summary: { zh: '审定考核结果', en: 'Approve the results at a meeting, or return them' },
    allow: doers['results.approve'],
    params: PeriodPath,
    body: z.strictObject({
      finding: z.enum(['approved', 'returned']).default('approved'),
      meeting: Line(4, 200),
      reason: Prose(4, 500).optional(),
    }),
    reply: ResultsView,
    example: { finding: 'approved', meeting: '县绩效管理委员会2026年第3次会议' },
    status: 201,
    useCase: decideResults,
  }),
  ...announcing,
  route({
    id: 'results.publish',
    method: 'POST',
    path: '/v1/results/{period}/publications',
    summary: { zh: '公布考核结果', en: 'Publish the approved results and have the final reports written' },
    allow: doers['results.publish'],
    params: PeriodPath,
    body: Publication,
    reply: ResultsView,
    example: {},
    status: 202,
    useCase: publishResults,
  }),
  route({
    id: 'results.list-published',
    method: 'GET',
    path: '/v1/results/published/{jurisdiction}',
    summary: {
      zh: '已公布结果和正在公示的周期',
      en: 'The periods with published results, and those being announced, for everybody',
    },
    public: true,
    allow: [],
    params: z.strictObject({ jurisdiction: JurisdictionId }),
    query: Page,
    reply: z.strictObject({
      periods: z.array(
        z.strictObject({
          id: z.string(),
          name: Bilingual,
          /** The unit that ran the period; absent where the whole jurisdiction did. */
          owner: z.string().optional(),
          publishedAt: Instant,
        }),
      ),
      /** Whose results these are, and the time zone of its days. */
      government: z.strictObject({ name: Bilingual, timeZone: z.string() }).optional(),
      /** What is announced to everybody now, until when remarks are taken. */
      announced: z.array(z.strictObject({ id: z.string(), name: Bilingual, until: Instant })).max(mostToAPage),
      next: z.string().optional(),
    }),
    useCase: listPublished,
  }),
  route({
    id: 'results.published',
    method: 'GET',
    path: '/v1/results/published/{jurisdiction}/{period}',
    summary: { zh: '公布的考核结果', en: 'Published results, for everybody' },
    public: true,
    allow: [],
    params: z.strictObject({ jurisdiction: JurisdictionId, period: Slug }),
    query: Page,
    reply: PublishedView,
    useCase: readPublished,
  }),
];
