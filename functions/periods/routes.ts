import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { DeadlineDates, PhaseClocks } from '../../shared/domain/period/dates.ts';
import { RollsUp } from '../../shared/domain/period/roll-up.ts';
import { PeriodType } from '../../shared/domain/period/types.ts';
import { mostGroups } from '../../shared/domain/period/period.ts';
import { Slug as SchemeId } from '../../shared/domain/scheme/wording.ts';
import { Bilingual, Day, Prose, Slug, SubjectId, formed } from '../../shared/domain/text.ts';
import { readClosing as readJob } from '../../shared/storage/closing.ts';
import type { BodyRule } from '../../shared/text/wrong-input.ts';
import { Page, PeriodPath } from '../fields.ts';
import { route } from '../route.ts';
import { cancelPeriod } from './cancel.ts';
import { closeWithout } from './close-without.ts';
import { createPeriod } from './create.ts';
import { extendDeadlines, recountDeadlines } from './deadlines.ts';
import { EnrolledView, enrolLate } from './enrol.ts';
import { lifeRoutes } from './life-routes.ts';
import { beginImplementation } from './move.ts';
import { openPeriod } from './open.ts';
import { ClosingView, listPeriods, listSubjects, readClosing, readPeriod } from './read.ts';
import { PeriodView, SubjectView } from './views.ts';
import { committee, everybody, office, overseers } from '../../shared/domain/organisation/allow.ts';

/** Who sees every subject of a period, marks and all, before anything is published. */
/** Phases and deadlines concern everybody who works here. */

const reason = Prose(2, 1000);

export const routes = [
  route({
    id: 'periods.create',
    method: 'POST',
    path: '/v1/periods',
    summary: {
      zh: '建立考核周期（草稿），可由某一单位主持（owner）',
      en: 'Create a period as a draft, run by the jurisdiction or by a unit (owner) over those at and below it',
    },
    allow: [office],
    body: z.strictObject({
      type: PeriodType,
      /** In which the jurisdiction's fiscal year begins. */
      year: z.int().min(2000).max(2200),
      /** Which month, quarter or half of the year; a year and a span have no number. */
      number: z.int().min(1).optional(),
      /** Of a span: its first and last day, a year apart at the most. */
      start: Day.optional(),
      end: Day.optional(),
      /** Tells apart two periods over the same months, e.g. a scheme that a parent runs over its own institutions; names a span. */
      code: formed('slug', /^[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?$/).optional(),
      /** What people call it, e.g. 作风建设专项评议; left out, it is called by its dates and code. */
      name: Bilingual.optional(),
      /** The unit that runs it over the units and people at and below it, with a code; left out, the whole jurisdiction. */
      owner: Slug.optional(),
      clocks: PhaseClocks.prefault({}),
      deadlines: DeadlineDates.default({}),
    }),
    reply: PeriodView,
    example: {
      type: 'quarter',
      year: 2026,
      number: 3,
      clocks: { planning: 10 },
      deadlines: { assessment: '2026-10-23' },
    },
    status: 201,
    useCase: createPeriod,
  }),
  route({
    id: 'periods.list',
    method: 'GET',
    path: '/v1/periods',
    summary: {
      zh: '考核周期一览；已撤销的另列（cancelled=true）',
      en: 'List the periods, latest first; with cancelled=true those that were cancelled',
    },
    allow: [everybody],
    query: Page.extend({ cancelled: z.literal('true').optional() }),
    reply: z.strictObject({ periods: z.array(PeriodView), next: z.string().optional() }),
    useCase: listPeriods,
  }),
  route({
    id: 'periods.read',
    method: 'GET',
    path: '/v1/periods/{period}',
    summary: { zh: '考核周期的阶段与截止日', en: 'Phase and deadlines of a period' },
    allow: [everybody],
    params: PeriodPath,
    reply: PeriodView,
    useCase: readPeriod,
  }),
  route({
    id: 'periods.open',
    method: 'POST',
    path: '/v1/periods/{period}/opening',
    summary: {
      zh: '启动：锁定考核办法版本，列入考核对象',
      en: 'Open: pin the scheme version and enrol the peer groups',
    },
    allow: [office],
    params: PeriodPath,
    body: z.strictObject({
      scheme: z.strictObject({ id: SchemeId, version: z.int().min(1) }),
      groups: z.array(Slug).min(1).max(mostGroups),
      /** For a scheme that takes in other periods: which period each part is. */
      rollsUp: RollsUp.optional(),
    }),
    reply: PeriodView,
    example: { scheme: { id: 'departments-2026', version: 1 }, groups: ['economic', 'party'] },
    status: [200, 202],
    useCase: openPeriod,
  }),
  route({
    id: 'periods.implement',
    method: 'POST',
    path: '/v1/periods/{period}/implementation',
    summary: { zh: '全部签订后提前进入实施', en: 'Begin implementation early, when every agreement is signed' },
    allow: [office],
    params: PeriodPath,
    body: z.strictObject({}),
    reply: PeriodView,
    example: {},
    useCase: beginImplementation,
  }),
  route({
    id: 'periods.enrol',
    method: 'POST',
    path: '/v1/periods/{period}/enrolments',
    summary: {
      zh: '补列考核对象，并开放其签订目标的期限',
      en: 'Enrol a subject that came late, with its own time to agree on goals',
    },
    allow: [office],
    params: PeriodPath,
    body: z.strictObject({ subject: SubjectId, reason }),
    reply: EnrolledView,
    example: { subject: 'unit.data-bureau', reason: '机构改革新设单位' },
    status: 201,
    useCase: enrolLate,
  }),
  route({
    id: 'periods.subjects',
    method: 'GET',
    path: '/v1/periods/{period}/subjects',
    summary: { zh: '考核对象一览', en: 'List the subjects of a period' },
    allow: overseers,
    params: PeriodPath,
    query: Page.extend({
      group: Slug.optional(),
      unsigned: z.literal('true').optional(),
      stale: z.literal('true').optional(),
    }),
    reply: z.strictObject({ subjects: z.array(SubjectView), next: z.string().optional() }),
    useCase: listSubjects,
  }),
  route({
    id: 'periods.extend',
    method: 'POST',
    path: '/v1/periods/{period}/deadlines',
    summary: { zh: '延长截止日', en: 'Move deadlines later' },
    allow: [office, committee],
    params: PeriodPath,
    body: z.strictObject({
      deadlines: DeadlineDates.refine((dates) => Object.keys(dates).length > 0, {
        error: 'some-deadline' satisfies BodyRule,
      }).meta({ minProperties: 1 }),
      reason,
    }),
    reply: PeriodView,
    example: { deadlines: { assessment: '2026-10-27' }, reason: '系统停机一日' },
    useCase: extendDeadlines,
  }),
  route({
    id: 'periods.recount',
    method: 'POST',
    path: '/v1/periods/{period}/recount',
    summary: {
      zh: '按更正后的工作日历重新计算截止日（已告知的不提前）',
      en: 'Count the deadlines again by the corrected calendar; none already given comes earlier',
    },
    allow: [office],
    params: PeriodPath,
    body: z.strictObject({ reason }),
    reply: PeriodView,
    example: { reason: '国务院办公厅已公布下一年节假日安排' },
    useCase: recountDeadlines,
  }),
  route({
    id: 'periods.cancel',
    method: 'POST',
    path: '/v1/periods/{period}/cancellation',
    summary: {
      zh: '撤销考核周期（结算之前），记明理由，记录保留',
      en: 'Cancel a period before it closes, with the reason; its record is kept',
    },
    allow: [committee],
    params: PeriodPath,
    body: z.strictObject({ reason }),
    reply: PeriodView,
    example: { reason: '机构改革，本季度考核不再进行' },
    useCase: cancelPeriod,
  }),
  route({
    id: 'periods.close',
    method: 'POST',
    path: '/v1/periods/{period}/closing',
    summary: {
      zh: '所汇总的周期未全部审定，决定照常结算',
      en: 'Close all the same, though results of a period that is rolled up are not approved',
    },
    allow: doers['periods.close'],
    params: PeriodPath,
    body: z.strictObject({ reason }),
    reply: PeriodView,
    example: { reason: '第四季度异议尚未办结，年度考核不再等待' },
    useCase: closeWithout,
  }),
  route({
    id: 'periods.closing',
    method: 'GET',
    path: '/v1/periods/{period}/closing',
    summary: { zh: '结算进度', en: 'How far the closing job is' },
    allow: [...overseers, { role: 'system-administrator', scope: 'jurisdiction' }],
    params: PeriodPath,
    query: Page,
    reply: ClosingView,
    readsAlso: (table, { jurisdiction, named }) => readJob(table, jurisdiction, named['period'] ?? ''),
    useCase: readClosing,
  }),
  ...lifeRoutes,
];
