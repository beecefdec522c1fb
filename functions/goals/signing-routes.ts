import * as z from 'zod';
import { Side } from '../../shared/domain/agreement/agreement.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Digest, Prose } from '../../shared/domain/text.ts';
import { SubjectPath } from '../fields.ts';
import { route } from '../route.ts';
import { CopiedView, Copy, copiers, copyGoals } from './copy.ts';
import { imposeGoals } from './impose.ts';
import { signGoals } from './sign.ts';
import { StepView } from './views.ts';

const exampleHash = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';

/** What lays the text of an earlier period on the table and what puts one into force; also for many at once. */
export const signingRoutes = [
  route({
    id: 'goals.copy',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/copies',
    summary: {
      zh: '沿用以前周期的目标，并说明哪些不能沿用',
      en: 'Lay the goals of an earlier period on the table, with a report of what could not be carried over',
    },
    allow: copiers,
    impartial: true,
    params: SubjectPath,
    body: Copy,
    reply: CopiedView,
    example: { from: '2026-q2', as: 'draft' },
    status: 201,
    useCase: copyGoals,
  }),
  route({
    id: 'goals.sign',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/signatures',
    summary: { zh: '签订绩效合同', en: 'Sign the text named by number and digest for one side' },
    allow: doers['goals.sign'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({ version: z.int().min(1), hash: Digest, side: Side }),
    reply: StepView,
    example: { version: 2, hash: exampleHash, side: 'subject' },
    status: 201,
    useCase: signGoals,
  }),
  route({
    id: 'goals.impose',
    method: 'POST',
    path: '/v1/goals/{period}/{subject}/imposition',
    summary: { zh: '下达目标', en: 'Impose the goals the office laid on a subject that signed none' },
    allow: doers['goals.impose'],
    impartial: true,
    params: SubjectPath,
    body: z.strictObject({
      version: z.int().min(1),
      hash: Digest,
      reason: Prose(2, 500),
    }),
    reply: StepView,
    example: { version: 2, hash: exampleHash, reason: '经两次催办仍未签订' },
    status: 201,
    useCase: imposeGoals,
  }),
];
