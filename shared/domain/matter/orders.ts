import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import { Day, Line } from '../text.ts';
import { naming } from './form.ts';
import { Evidence, kind, mostRounds, Reason, Sentence } from './matter.ts';
import { judge, leader, office, oneself, overseers, supervisor } from '../organisation/allow.ts';

const checkers = [office, supervisor];
/** A unit answers through its leader, an official through the leader who judges them. */
const addressee = [leader, judge];

/** 核验: by neither who issued the order nor anyone who answered it. */
const verification = { from: ['answered'], by: checkers, impartial: true, separate: ['issue', 'answer'] } as const;

/** 整改通知: finding → order → answer → evidence → verification. It outlives the period: also when that is archived it is answered. */
export const orders = kind({
  name: 'orders',
  text: matterTexts.orders,
  readers: [...overseers, ...addressee, oneself],
  overseers,
  most: Infinity,
  states: { issued: addressee, answered: checkers, returned: addressee, accepted: [] },
  moves: {
    issue: {
      from: [],
      to: 'issued',
      by: [office],
      clock: { starts: 'noticeAnswer' },
      phases: ['application', 'archived'],
      body: z.strictObject({
        finding: Sentence,
        /** Node of the approved score sheet the finding rests on. */
        basis: naming('sheet', Line(1, 64)),
        requirement: Sentence,
        due: Day.optional(),
      }),
      example: {
        finding: '预算执行率低于标准',
        basis: 'budget',
        requirement: '查明原因，制定措施，十个工作日内书面报告',
      },
    },
    answer: {
      from: ['issued', 'returned'],
      to: 'answered',
      by: addressee,
      clock: 'stops',
      body: z.strictObject({ text: Sentence, evidence: Evidence }),
      example: { text: '已逐项核减结余，执行率升至95%', evidence: [] },
    },
    accept: { ...verification, to: 'accepted', body: Reason, example: { reason: '现场核实，整改到位' } },
    return: {
      ...verification,
      to: 'returned',
      most: mostRounds - 1,
      clock: { starts: 'noticeAnswer' },
      body: Reason.extend({ due: Day.optional() }),
      example: { reason: '未附证明材料' },
    },
  },
});
