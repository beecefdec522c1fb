import type * as z from 'zod';
import { filingsFor, filingsIn, returned } from '../../shared/domain/filing/filing.ts';
import { filingOf, type outliers } from '../../shared/domain/matter/outliers.ts';
import { separate } from '../../shared/domain/organisation/authority.ts';
import { correctUntil, marked, turned } from '../checked.ts';
import { dossierOf, refuseIfClosed } from '../loader.ts';
import type { Effect } from './effect.ts';

type Said = z.output<(typeof outliers)['moves']['confirm']['body']>;

/** 认定属实: whoever filed the figure does not stand for it here too. */
export const confirmOutlier: Effect<Said> = {
  on: async (_services, caller, { matter, subject }) => {
    if (!matter) throw new Error('only what was found is decided on');
    const n = filingOf(matter);
    separate(
      filingsIn(subject.entries).flatMap((filing) => (filing.n === n ? [filing.by] : [])),
      caller.id,
    );
    return { facts: { filing: n } };
  },
};

/** 退回: the filing goes back in the same transaction, and counts no more until somebody files a correction. */
export const returnOutlier: Effect<Said> = {
  async on(services, caller, { said, matter, period, scheme, calendar, subject }) {
    if (!matter) throw new Error('only what was found is decided on');
    refuseIfClosed({ appraisal: subject });
    const n = filingOf(matter);
    const { entries } = subject;
    const [filing] = filingsFor(entries, [n], 'return', 'matter');
    if (filing) separate(filing.by, caller.id);
    const dossier = dossierOf({ appraisal: subject, record: entries, period: period.head, scheme });
    const after = filingsIn(entries).map((one) => (one.n === n ? turned(one, 'returned') : one));
    const head = marked(dossier, after, { by: caller.id, at: services.now }) ?? subject.head;
    const until = correctUntil({ head: subject.head, period: period.head, scheme }, calendar, services.now);
    const event = { what: returned, why: said.reason, data: { filings: [n], until } } as const;
    const { chain, writes } = services.record(subject, event);
    return { facts: { filing: n }, chain: { ...chain, head: subject.head }, head, writes };
  },
};
