import * as z from 'zod';
import { Document } from '../../shared/domain/appraisal/adjustment.ts';
import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { mostAbove } from '../../shared/domain/organisation/unit.ts';
import { Transfer } from '../../shared/domain/period/transfer.ts';
import { SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { registeredAhead, transferSubject } from './transfer.ts';

const office: readonly Allow[] = [{ role: 'performance-office', scope: 'owned' }];

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
    allow: office,
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
];
