import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import { naming } from './form.ts';
import { Adjustment } from '../appraisal/adjustment.ts';
import { contributor, judge, leader, office, oneself, overseers, supervisor } from '../organisation/allow.ts';
import type { Allow } from '../organisation/authority.ts';
import { Day, Line } from '../text.ts';
import { Evidence, kind, Reason, Sentence } from './matter.ts';

const inspectors: readonly Allow[] = [supervisor, office];
/** The leader of the unit; to an official, the leader who judges them, or they themselves. */
const addressee: readonly Allow[] = [leader, judge, oneself];

/** As long as deductions count. */
const phases = ['implementation', 'assessment'] as const;
/** 认定: by neither who entered the visit nor who answered. */
const deciding = {
  from: ['answered', 'recorded'],
  by: inspectors,
  impartial: true,
  separate: ['record', 'answer'],
  clock: 'stops',
} as const;

/**
 * 察访核验: two inspectors or more see for themselves; what they found is told to the unit, which answers in time; a third person finds that it is so, with
 * a deduction of the scheme or without, or drops it. Whoever has not answered within the time is found on what was seen.
 */
export const visits = kind({
  name: 'visits',
  text: matterTexts.visits,
  readers: [...overseers, contributor, ...addressee],
  overseers,
  most: Infinity,
  states: { recorded: addressee, answered: inspectors, noted: [], deducted: [], dropped: [] },
  moves: {
    record: {
      from: [],
      to: 'recorded',
      by: inspectors,
      impartial: true,
      clock: { starts: 'noticeAnswer' },
      phases,
      body: z.strictObject({
        date: Day,
        place: Line(2, 200),
        inspectors: z.array(Line(2, 40)).min(2).max(12),
        finding: Sentence,
        evidence: Evidence,
        /** Until when to answer, where it is not as the scheme counts. */
        due: Day.optional(),
      }),
      example: {
        date: '2026-08-12',
        place: '县政务服务中心二楼大厅',
        inspectors: ['王监督', '李绩效'],
        finding: '上午十时三号窗口无人值守，群众等候四十分钟',
        evidence: [],
      },
    },
    answer: {
      from: ['recorded'],
      to: 'answered',
      by: addressee,
      clock: 'stops',
      body: z.strictObject({ text: Sentence, evidence: Evidence }),
      example: { text: '当日窗口人员突发疾病就医，已补充备岗制度', evidence: [] },
    },
    deduct: {
      ...deciding,
      to: 'deducted',
      phases,
      body: Reason.extend({
        line: naming('deduction-line', Adjustment.shape.line),
        ...Adjustment.pick({ points: true, document: true }).shape,
      }),
      example: {
        reason: '情况属实，备岗制度未落实',
        line: 'spot-check',
        points: '0.5',
        document: { number: '示督〔2026〕7号', title: '关于8月察访核验情况的通报', issuer: '示例县督查室' },
      },
    },
    note: { ...deciding, to: 'noted', body: Reason, example: { reason: '情况属实，情节轻微，予以提醒' } },
    drop: { ...deciding, to: 'dropped', body: Reason, example: { reason: '经核实窗口人员因公外出，理由成立' } },
  },
});
