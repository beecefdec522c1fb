import { matterTexts } from '../../text/matters.ts';
import { Adjustment } from '../appraisal/adjustment.ts';
import { committee, contributor, judge, leader, office, oneself, overseers } from '../organisation/allow.ts';
import type { Allow } from '../organisation/authority.ts';
import { naming } from './form.ts';
import { Evidence, kind, mostRounds, Reason, Sentence } from './matter.ts';
import * as z from 'zod';

/** A unit by its clerk or its leader, an official by themselves. */
const applicant: readonly Allow[] = [contributor, leader, oneself];

/** As long as bonus points count: what is not granted by the end of assessment falls. */
const phases = ['implementation', 'assessment'] as const;
/** It is refused, and taken back, also when that is over. */
const examined = { from: ['applied'], by: [office], impartial: true } as const;
const decided = { from: ['verified'], by: [committee], impartial: true, separate: ['verify'], clock: 'stops' } as const;

/**
 * 加分申请: 单位持文件申请加分，绩效办核实，委员会审定. What is granted is a line of the score at once: the office has verified it, the committee decided. It runs
 * until the end of assessment, as every line does that is proposed. What was refused stays to be seen with the reason.
 */
export const applications = kind({
  name: 'applications',
  text: matterTexts.applications,
  readers: [...overseers, contributor, leader, judge, oneself],
  overseers,
  most: 100,
  states: { applied: [office], returned: applicant, verified: [committee], granted: [], refused: [], withdrawn: [] },
  moves: {
    apply: {
      from: [],
      to: 'applied',
      by: applicant,
      phases,
      body: Adjustment.extend({ line: naming('bonus-line', Adjustment.shape.line), evidence: Evidence }),
      example: {
        line: 'honours',
        points: '1.5',
        document: { number: '示政发〔2026〕12号', title: '关于表彰先进集体的决定', issuer: '示例县人民政府' },
        date: '2026-08-03',
        reason: '获市级先进集体称号',
        evidence: [],
      },
    },
    supply: {
      from: ['returned'],
      to: 'applied',
      by: applicant,
      phases,
      body: z.strictObject({ text: Sentence, evidence: Evidence }),
      example: { text: '补充表彰决定全文', evidence: [] },
    },
    verify: {
      ...examined,
      to: 'verified',
      phases,
      /** Other points than were asked for, where the office finds so. */
      body: Reason.extend({ points: Adjustment.shape.points.optional() }),
      example: { reason: '文件属实，符合细则第八条', points: '1' },
    },
    return: {
      ...examined,
      to: 'returned',
      most: mostRounds,
      phases,
      body: Reason,
      example: { reason: '未附表彰决定原文' },
    },
    refuse: {
      ...examined,
      to: 'refused',
      clock: 'stops',
      body: Reason,
      example: { reason: '表彰机关不在细则所列范围' },
    },
    grant: { ...decided, to: 'granted', phases, body: Reason, example: { reason: '同意绩效办核实意见' } },
    decline: { ...decided, to: 'refused', body: Reason, example: { reason: '同一事项已经计分' } },
    withdraw: {
      from: ['applied', 'returned', 'verified'],
      to: 'withdrawn',
      by: applicant,
      clock: 'stops',
      body: Reason,
      example: { reason: '表彰决定有更正，另行申请' },
    },
  },
});
