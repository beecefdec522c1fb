import { matterTexts } from '../../text/matters.ts';
import type { Phase } from '../period/period.ts';
import { kind, Reason, Sentence, type Matter } from './matter.ts';
import * as z from 'zod';
import { office, overseers } from '../organisation/allow.ts';

/** Remarks on one subject in one period, of which the scheme says how many are one person's and how many without a name. */
const mostRemarks = 200;

/** Results that were reopened are announced again also after archiving. */
const phases: readonly Phase[] = ['application', 'archived'];

/** What was decided of a remark is told to whoever made it. */
const answering = {
  from: ['received'],
  by: [office],
  impartial: true,
  separate: ['make'],
  clock: 'stops',
  phases,
} as const;

/**
 * 公示意见: anybody of the audience of an announcement says what is wrong with what is announced; the office answers each. Where one is
 * upheld the subject is rechecked. It is handed in by routes of the results, which know whom the announcement is for.
 */
export const remarks = kind({
  name: 'remarks',
  text: matterTexts.remarks,
  readers: overseers,
  overseers,
  most: mostRemarks,
  states: { received: [office], upheld: [], dismissed: [] },
  moves: {
    make: {
      from: [],
      to: 'received',
      by: [],
      clock: { starts: 'remarkAnswer' },
      phases,
      body: z.strictObject({ text: Sentence }),
      example: { text: '该单位三季度投诉办结率与公开数据不符' },
    },
    uphold: {
      ...answering,
      to: 'upheld',
      body: Reason,
      example: { reason: '经与信访台账核对，所反映情况属实，转监督机构复核' },
    },
    dismiss: { ...answering, to: 'dismissed', body: Reason, example: { reason: '经核对台账，公示数据无误' } },
  },
});

/** Handed in without a name, with a receipt of which only the hash is kept. */
export const receiptOf = ({ opened }: Matter): string | undefined =>
  typeof opened['receipt'] === 'string' ? opened['receipt'] : undefined;

/** The remark that a recheck was opened on. */
export const remarkOf = ({ opened }: Matter): string | undefined =>
  typeof opened['remark'] === 'string' ? opened['remark'] : undefined;
