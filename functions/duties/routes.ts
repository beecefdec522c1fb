import * as z from 'zod';
import { formed, Slug } from '../../shared/domain/text.ts';
import { PeriodPath, pageOfAtMost } from '../fields.ts';
import { route } from '../route.ts';
import { CalendarLink, linkCalendar, readCalendar } from './calendar.ts';
import { myDuties } from './mine.ts';
import { Desk, readDesk } from './desk.ts';
import { Lately, listLately } from './lately.ts';
import { dutiesOfPeriod } from './period.ts';
import { Incomplete } from '../waiting.ts';
import { DutyView, PeriodDutyView, mostIncomplete, mostShown } from './views.ts';
import { listToSign } from './signatures.ts';
import { ToSign } from './signature-views.ts';
import { everybody, office, oneself, overseers, superior } from '../../shared/domain/organisation/allow.ts';

export const routes = [
  route({
    id: 'duties.mine',
    method: 'GET',
    path: '/v1/duties',
    summary: { zh: '我的待办', en: 'What waits for the caller, the most urgent first' },
    allow: [oneself],
    reply: z.strictObject({
      duties: z.array(DutyView).max(mostShown),
      /** There is more than this shows: the list of each period has all. */
      more: z.boolean(),
      incomplete: z.array(Incomplete).max(mostIncomplete),
    }),
    useCase: myDuties,
  }),
  route({
    id: 'duties.desk',
    method: 'GET',
    path: '/v1/duties/desk',
    summary: {
      zh: '工作台：本人、角色与单位、在办的考核周期及其中本人一方的对象',
      en: 'The desk of the caller: who they are, their roles and units by name, the periods that run, and their own subjects in each',
    },
    allow: [everybody, { role: 'security-administrator', scope: 'jurisdiction' }],
    reply: Desk,
    useCase: readDesk,
  }),
  route({
    id: 'duties.lately',
    method: 'GET',
    path: '/v1/duties/lately',
    summary: { zh: '我最近办理的', en: 'What the caller did lately, the latest first' },
    allow: [everybody, { role: 'security-administrator', scope: 'jurisdiction' }],
    reply: Lately,
    useCase: listLately,
  }),
  route({
    id: 'duties.link-calendar',
    method: 'POST',
    path: '/v1/duties/calendar-link',
    summary: {
      zh: '获取个人待办日历链接（原链接随即失效）',
      en: 'A personal link to the calendar of the own duties; the one before is no longer valid',
    },
    allow: [oneself],
    reply: CalendarLink,
    status: 201,
    useCase: linkCalendar,
  }),
  route({
    id: 'duties.calendar',
    method: 'GET',
    path: '/v1/duties/calendar/{link}',
    summary: {
      zh: '个人待办日历（iCalendar），凭链接读取',
      en: 'The calendar (iCalendar) of the duties of whoever the link is of',
    },
    public: true,
    allow: [],
    params: z.strictObject({ link: formed('cursor', /^[A-Za-z0-9_.-]{1,2000}$/) }),
    reply: z.string(),
    media: 'text/calendar',
    useCase: readCalendar,
  }),
  route({
    id: 'duties.period',
    method: 'GET',
    path: '/v1/duties/{period}',
    summary: { zh: '周期督办：谁还有待办', en: 'What waits for whom in a period, subject by subject' },
    allow: [...overseers, superior],
    params: PeriodPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50).extend({ unit: Slug.optional() }),
    reply: z.strictObject({
      duties: z.array(PeriodDutyView),
      incomplete: z.array(Incomplete).max(mostIncomplete),
      next: z.string().optional(),
    }),
    useCase: dutiesOfPeriod,
  }),
  route({
    id: 'duties.to-sign',
    method: 'GET',
    path: '/v1/duties/{period}/signatures',
    summary: {
      zh: '待我签审：绩效合同文本和填报数据，以及与上一版的差别',
      en: 'What waits for the signature of the caller: texts of agreements and figures, with what changed',
    },
    allow: [office, superior],
    params: PeriodPath,
    // The record of each subject is read whole.
    query: pageOfAtMost(50),
    reply: z.strictObject({
      subjects: z.array(ToSign),
      incomplete: z.array(Incomplete).max(mostIncomplete),
      next: z.string().optional(),
    }),
    useCase: listToSign,
  }),
];
