import * as z from 'zod';
import { Document } from '../../shared/domain/appraisal/adjustment.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { mostAbove } from '../../shared/domain/organisation/unit.ts';
import { Transfer } from '../../shared/domain/period/transfer.ts';
import { LifeFinding, Withdrawal } from '../../shared/domain/period/withdrawal.ts';
import { Line, Prose } from '../../shared/domain/text.ts';
import { SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { registeredAhead, transferSubject } from './transfer.ts';
import { LifeView } from './views.ts';
import { decideOnWithdrawal, withdrawSubject } from './withdraw.ts';
import { office } from '../../shared/domain/organisation/allow.ts';

const document = { number: '县组〔2026〕21号', title: '关于人员转任的通知', issuer: '县委组织部' };

const Ranks = z.strictObject({ unit: z.string(), path: z.array(z.string()).max(mostAbove), group: z.string() });

/** What becomes of a subject while a period runs. */
export const lifeRoutes = [
  route({
    id: 'periods.transfer',
    method: 'POST',
    path: '/v1/periods/{period}/{subject}/transfers',
    summary: {
      zh: '考核对象调动：此后在新单位排名、计入名额',
      en: 'Let an appraisal follow its subject to the unit where it is registered by now: it ranks and counts there',
    },
    allow: [office],
    impartial: true,
    reads: 'head',
    readsAlso: registeredAhead,
    params: SubjectPath,
    body: Transfer,
    reply: z.strictObject({ subject: z.string(), from: Ranks, to: Ranks, date: z.string(), document: Document }),
    example: { unit: 'finance', date: '2026-08-03', document },
    status: 201,
    useCase: transferSubject,
  }),
  route({
    id: 'periods.withdraw',
    method: 'POST',
    path: '/v1/periods/{period}/{subject}/withdrawals',
    summary: {
      zh: '提请退出考核，或者不定等次（结算之前）',
      en: 'Ask for a subject to leave the period, or to be assessed without a grade, until it closes',
    },
    allow: [office],
    impartial: true,
    reads: 'head',
    params: SubjectPath,
    body: Withdrawal,
    reply: LifeView,
    example: { ground: 'dissolved', document, reason: '机构改革撤销该局，职能划出' },
    status: 201,
    useCase: withdrawSubject,
  }),
  route({
    id: 'periods.decide-withdrawal',
    method: 'POST',
    path: '/v1/periods/{period}/{subject}/withdrawals/decision',
    summary: {
      zh: '决定是否同意退出考核，或者撤销原决定',
      en: 'Confirm or reject what the office asked for, or revoke what was confirmed by mistake',
    },
    allow: doers['periods.decide-withdrawal'],
    impartial: true,
    reads: 'head',
    params: SubjectPath,
    body: z.strictObject({
      finding: LifeFinding,
      meeting: Line(2, 80),
      reason: Prose(4, 500),
    }),
    reply: LifeView,
    example: { finding: 'confirmed', meeting: '第6次会议', reason: '机构改革方案已经批准' },
    status: 201,
    useCase: decideOnWithdrawal,
  }),
];
