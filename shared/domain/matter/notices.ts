import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import type { Allow } from '../organisation/authority.ts';
import { Prose } from '../text.ts';
import { Evidence, kind, mostRounds, Reason, Sentence } from './matter.ts';
import { judge, leader, office, oneself, overseers, supervisor } from '../organisation/allow.ts';

const issuers: readonly Allow[] = [office, supervisor];
/** The leader of the unit; to an official, the leader who judges them, or they themselves. */
const addressee: readonly Allow[] = [leader, judge, oneself];

/** 核实: by a third person. */
const verification = { from: ['answered'], by: issuers, impartial: true, separate: ['issue', 'answer'] } as const;

/** 督促通知单: while the work runs, on a light, a card, a finding or what somebody saw; answered within ten working days, or as the scheme says. */
export const notices = kind({
  name: 'notices',
  text: matterTexts.notices,
  readers: [...overseers, ...addressee],
  overseers,
  most: Infinity,
  states: { issued: addressee, answered: issuers, returned: addressee, accepted: [] },
  moves: {
    issue: {
      from: [],
      to: 'issued',
      by: issuers,
      clock: { starts: 'noticeAnswer' },
      phases: ['planning', 'implementation', 'assessment', 'feedback', 'application'],
      body: z.strictObject({
        finding: Sentence,
        /** In words: what it rests on or refers to. */
        basis: Prose(2, 500),
        requirement: Sentence,
      }),
      example: {
        finding: '重点项目三季度进度为零',
        basis: '9月进度通报；察访记录第3号',
        requirement: '查明原因，排出补救计划，书面答复',
      },
    },
    answer: {
      from: ['issued', 'returned'],
      to: 'answered',
      by: addressee,
      clock: 'stops',
      body: z.strictObject({ text: Sentence, evidence: Evidence }),
      example: { text: '已完成招标，附开工令', evidence: [] },
    },
    accept: { ...verification, to: 'accepted', body: Reason, example: { reason: '现场查看，已经开工' } },
    return: {
      ...verification,
      to: 'returned',
      most: mostRounds - 1,
      clock: { starts: 'noticeAnswer' },
      body: Reason,
      example: { reason: '补救计划没有时限' },
    },
  },
});
