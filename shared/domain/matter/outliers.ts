import * as z from 'zod';
import { matterTexts } from '../../text/matters.ts';
import { digest } from '../audit/chain.ts';
import type { Look, Oddity, Outlier } from '../filing/outliers.ts';
import { office, overseers } from '../organisation/allow.ts';
import { naming } from './form.ts';
import { print } from '../scoring/exact.ts';
import { kind, type Matter, open, Reason } from './matter.ts';

/** 认定疑点: by the office, and by nobody connected with the subject. */
const deciding = { from: ['found'], by: [office], impartial: true, clock: 'stops', body: Reason } as const;

/**
 * 异常数据核实: a figure that stands out among its peers, or from the slot before, found when its slot is red. The office finds out: it is right, or
 * it goes back. What nobody decided on by the end of assessment is overdue, and listed to the committee as such.
 */
export const outliers = kind({
  name: 'outliers',
  text: matterTexts.outliers,
  readers: overseers,
  overseers,
  most: Infinity,
  states: { found: [office], confirmed: [], returned: [] },
  moves: {
    find: {
      from: [],
      to: 'found',
      by: [],
      body: z.strictObject({
        indicator: naming('indicator', z.string()),
        slot: naming('slot', z.string()),
        figure: z.string(),
      }),
      example: { indicator: 'budget', slot: '2026-03', figure: '960' },
    },
    confirm: {
      ...deciding,
      to: 'confirmed',
      phases: ['implementation', 'assessment', 'feedback', 'application'],
      example: { reason: '经与业务系统核对，当月集中办结历史积案，数据属实' },
    },
    return: {
      ...deciding,
      to: 'returned',
      // After that data are locked.
      phases: ['implementation', 'assessment'],
      example: { reason: '单位误填为元，应为万元，请更正' },
    },
  },
});

interface Finding {
  readonly look: Look;
  readonly outlier: Outlier;
  readonly period: { readonly id: string; readonly deadlines: { readonly assessment: number } };
  readonly at: number;
}

/** The same finding has the same id, whichever run comes by: it is entered once. */
export function findingId({ look: { indicator, slot, at }, outlier }: Pick<Finding, 'look' | 'outlier'>): string {
  const of = digest({ indicator: indicator.id, slot, filing: outlier.seen.filing });
  return `${at.toString(36).padStart(9, '0')}${of.slice(0, 16)}`;
}

export function finding(found: Finding): Matter {
  const { look, outlier, period, at } = found;
  const { subject, figure, filing } = outlier.seen;
  const said = { indicator: look.indicator.id, slot: look.slot, filing, figure: print(figure), ...outlier.odd };
  const place = { id: findingId(found), period: period.id, subject, earlier: 0 };
  return open(outliers, 'find', place, { by: 'outliers', at, due: period.deadlines.assessment, said });
}

/** The filing a finding is about. */
export const filingOf = ({ opened }: Matter): number => z.int().parse(opened['filing']);

const Told = z.object({
  median: z.string().optional(),
  mad: z.string().optional(),
  z: z.string().optional(),
  before: z.string().optional(),
});

/** What was found odd about it. */
export const oddityOf = ({ opened }: Matter): Oddity => Told.parse(opened);
