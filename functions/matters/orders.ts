import type * as z from 'zod';
import type { orders } from '../../shared/domain/matter/orders.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { nodesOf } from '../../shared/domain/scoring/sheet.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import type { Effect } from './effect.ts';

/** 下达整改通知: a finding on the approved result, named by the item of the score sheet it rests on. */
export const issueOrder: Effect<z.output<typeof orders.moves.issue.body>> = {
  async on(_services, _caller, { said: { basis }, period: { head: period }, subject }) {
    if (!period.approval && period.publishedAt === undefined) throw new Refused('results.not-approved');
    const standing = standingSheet(subject);
    const known = standing ? nodesOf(standing.sheet.trace) : [];
    if (!known.includes(basis))
      throw new Refused('matters.unknown-item', { item: basis }, { field: 'basis', legal: known });
    return { facts: { basis } };
  },
};
