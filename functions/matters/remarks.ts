import { isUndecided, rechecks } from '../../shared/domain/matter/rechecks.ts';
import { open } from '../../shared/domain/matter/matter.ts';
import type { remarks } from '../../shared/domain/matter/remarks.ts';
import type * as z from 'zod';
import { clockEnd } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { unchanged } from '../../shared/storage/record.ts';
import { countIn, matterItem, mattersIn } from '../../shared/storage/matters.ts';
import { standingSheet } from '../../shared/storage/sheets.ts';
import type { Effect } from './effect.ts';

/**
 * 公示意见成立: the subject goes to a recheck of the office's motion, about its whole result, in the same transaction; one that runs
 * already takes it in. The results are not published before it is decided.
 */
export const upholdRemark: Effect<z.output<(typeof remarks)['moves']['uphold']['body']>> = {
  async on(services, caller, { said, matter, period, scheme, calendar, subject }) {
    const { now } = services;
    if (!matter) throw new Error('only what was made is answered');
    const standing = standingSheet(subject);
    if (!standing) throw new Refused('results.none');
    if (mattersIn(subject, 'rechecks').some(isUndecided)) return { writes: [unchanged(period)] };
    const due = clockEnd(calendar, scheme.clocks.recheckDecision, now);
    const items = [standing.sheet.trace.id];
    const about = {
      id: services.newId(),
      period: period.head.id,
      subject: subject.head.subject,
      earlier: countIn(subject, 'rechecks'),
    };
    const kept = { reason: said.reason, items, sheet: standing.version, remark: matter.id };
    const recheck = open(rechecks, 'open', about, { by: caller.id, at: now, due, said: kept });
    const { id, state } = recheck;
    const data = { items, remark: matter.id, kind: 'rechecks', matter: id, move: 'open', state, due } as const;
    const head = { ...subject.head, case: { id, state, due } };
    const opened = services.record(
      subject,
      { what: 'matters.opened', why: said.reason, data },
      { items: [matterItem(subject.pk, recheck)] },
    );
    return {
      keeps: { recheck: id },
      facts: { recheck: id },
      chain: { ...opened.chain, head: subject.head },
      head,
      writes: opened.writes,
    };
  },
};
