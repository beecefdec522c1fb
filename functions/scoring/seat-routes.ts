import * as z from 'zod';
import { doers } from '../../shared/domain/duty/doers.ts';
import { beginPropriety } from '../conflict.ts';
import { SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { CopiedSeats, CopySeats, beginPanel, copySeats } from './copy.ts';
import { Assigned, assignRaters, mostSeated, ratersIn } from './seats.ts';
import { SeatView } from './views.ts';

/** Who rates whom; also for many at once. */
export const seatRoutes = [
  route({
    id: 'scoring.assign',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/raters',
    summary: { zh: '指定评委', en: 'Assign raters to a subject, each in a rater group' },
    allow: doers['scoring.assign'],
    impartial: true,
    params: SubjectPath,
    body: Assigned,
    reply: z.strictObject({ seats: z.array(SeatView).max(mostSeated) }),
    example: { raters: [{ rater: 'wangfang', group: 'leaders' }] },
    status: 201,
    reads: 'collection',
    readsAlso: (table, naming) => beginPropriety(table, naming, ratersIn(naming.body)),
    useCase: assignRaters,
  }),
  route({
    id: 'scoring.copy',
    method: 'POST',
    path: '/v1/scoring/{period}/{subject}/copies',
    summary: {
      zh: '沿用以前周期的评委，并说明哪些不能沿用',
      en: 'Seat the raters of an earlier period again, with a report of who could not be',
    },
    allow: doers['scoring.assign'],
    impartial: true,
    params: SubjectPath,
    body: CopySeats,
    reply: CopiedSeats,
    example: { from: '2026-q2' },
    status: 201,
    reads: 'collection',
    readsAlso: beginPanel,
    useCase: copySeats,
  }),
];
