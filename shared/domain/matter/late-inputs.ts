import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import { mostLateItems } from '../appraisal/late-inputs.ts';
import { committee, contributor, judge, leader, office, oneself, overseers } from '../organisation/allow.ts';
import type { Allow } from '../organisation/authority.ts';
import { Day, Line } from '../text.ts';
import { naming } from './form.ts';
import { kind, Reason } from './matter.ts';

const subject: readonly Allow[] = [contributor, leader, judge, oneself];

/** Permissions for one subject in one period: what is still missing after so many comes no more. */
const mostLateInputs = 12;

const Named = Reason.extend({
  items: z
    .array(naming('indicator', Line(1, 64)))
    .min(1)
    .max(mostLateItems),
});
/** The last day, where it is not as the scheme counts. */
const Until = { due: Day.optional() };
const phases = ['feedback'] as const;

/**
 * 补报重评. A subject that the close could not score for want of named items brings them in: the committee decides, of its own motion or asked
 * by the office, for a time within the feedback phase. When the office finds that all is in, or the time is over, the subject is
 * scored by the close's own functions; what is missing then stays missing, and is said.
 */
export const lateInputs = kind({
  name: 'late-inputs',
  text: matterTexts['late-inputs'],
  readers: [...overseers, ...subject],
  overseers,
  most: mostLateInputs,
  states: { asked: [committee], open: [office], declined: [], scored: [] },
  moves: {
    ask: {
      from: [],
      to: 'asked',
      by: [office],
      impartial: true,
      phases,
      body: Named,
      example: { reason: '统计月报推迟发布，季末数据未能按期填报', items: ['budget'] },
    },
    permit: {
      from: ['asked'],
      to: 'open',
      by: [committee],
      impartial: true,
      separate: ['ask'],
      clock: { starts: 'lateInputs' },
      phases,
      body: Reason.extend(Until),
      example: { reason: '情况属实，准予补报' },
    },
    open: {
      from: [],
      to: 'open',
      by: [committee],
      impartial: true,
      clock: { starts: 'lateInputs' },
      phases,
      body: Named.extend(Until),
      example: { reason: '系统故障致填报未能完成，准予补报', items: ['budget'], due: '2026-10-30' },
    },
    decline: {
      from: ['asked'],
      to: 'declined',
      by: [committee],
      impartial: true,
      separate: ['ask'],
      body: Reason,
      example: { reason: '逾期原因不属于不可抗力' },
    },
    settle: {
      from: ['open'],
      to: 'open',
      by: [office],
      impartial: true,
      most: 1,
      clock: 'stops',
      phases,
      body: Reason,
      example: { reason: '补报数据已经签审、认定' },
    },
    /** By the job, with what came of it. */
    score: { from: ['open'], to: 'scored', by: [], body: Reason, example: { reason: '补报重评' } },
  },
});
