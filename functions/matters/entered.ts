import type * as z from 'zod';
import { Adjustment, ledger, refuseIfFull, refuseSameDocument } from '../../shared/domain/appraisal/adjustment.ts';
import type { applications } from '../../shared/domain/matter/applications.ts';
import type { Matter } from '../../shared/domain/matter/matter.ts';
import type { visits } from '../../shared/domain/matter/visits.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Exact } from '../../shared/domain/scoring/exact.ts';
import { kept } from '../../shared/domain/text.ts';
import { refuseIfClosed } from '../loader.ts';
import type { About, Effect, Outcome } from './effect.ts';

type Applied = (typeof applications)['moves'];
type Visited = (typeof visits)['moves'];

/** 申请加分: on a bonus line of the scheme, for what happened in the period, once for a document. It runs until the end of assessment. */
export const applyForBonus: Effect<z.output<Applied['apply']['body']>> = {
  async on(_services, _caller, about) {
    const { evidence: _, ...asked } = about.said;
    refuseLine(about, asked, 'bonus');
    refuseAboveCap(about, asked);
    for (const one of about.earlier()) if (isPending(one)) refuseSameDocument([lineOf(one)], asked);
    return { due: about.period.head.deadlines.assessment, facts: { line: asked.line, points: asked.points } };
  },
};

/** 核实: other points than were asked for are within what the line gives too. */
export const verifyBonus: Effect<z.output<Applied['verify']['body']>> = {
  async on(_services, _caller, about) {
    const { matter, said } = about;
    if (matter && said.points !== undefined) refuseAboveCap(about, { ...askedFor(matter), points: said.points });
    return {};
  },
};

/** 审定同意加分: what the office verified becomes a line, which counts at once. */
export const grantBonus: Effect<z.output<Applied['grant']['body']>> = {
  async on(_services, _caller, about) {
    const { matter } = about;
    const verified = matter?.steps.findLast(({ move }) => move === 'verify');
    if (!matter || !verified) throw new Error('only what was verified is granted');
    const asked = askedFor(matter);
    const { points = asked.points } = verified;
    return enters(about, kept(Adjustment, { ...asked, points }), { by: verified.by, kind: 'bonus' });
  },
};

/** 认定扣分: the deduction rests on what was seen on the day of the visit. */
export const deductForVisit: Effect<z.output<Visited['deduct']['body']>> = {
  async on(services, _caller, about) {
    const { matter } = about;
    if (!matter) throw new Error('only what was entered is decided');
    refuseUnheard(matter, services.now);
    const { reason, ...line } = about.said;
    const date = matter.opened['date'];
    return enters(about, kept(Adjustment, { ...line, reason, date }), { by: matter.opened.by, kind: 'deduction' });
  },
};

export const noteVisit: Effect<z.output<Visited['note']['body']>> = {
  async on({ now }, _caller, { matter }) {
    if (matter) refuseUnheard(matter, now);
    return {};
  },
};

/** 先听说明: nobody is found at fault before they have answered, or the time to answer is over. */
function refuseUnheard({ state, due }: Matter, now: number): void {
  if (state === 'recorded' && due !== undefined && now <= due) throw new Refused('visits.unheard');
}

const isPending = ({ state }: Matter): boolean => ['applied', 'returned', 'verified'].includes(state);

/** What an application asks for; evidence and the rest are its own. */
function askedFor({ opened }: Matter): Adjustment {
  const { line, points, document, date, reason } = opened;
  return kept(Adjustment, { line, points, document, date, reason });
}

/** As a line that is proposed, for whoever asks for the same once more. */
const lineOf = (matter: Matter) => ({ n: 0, state: 'proposed', what: askedFor(matter) }) as const;

type LineKind = 'bonus' | 'deduction';

function refuseLine({ scheme, period, subject }: About, wanted: Adjustment, kind: LineKind): void {
  refuseIfClosed({ appraisal: subject });
  const { date } = wanted;
  const { start, end } = period.head;
  const legal = scheme.adjustments.lines.filter((line) => line.kind === kind).map(({ id }) => id);
  if (!legal.includes(wanted.line))
    throw new Refused('scoring.unknown-line', { line: wanted.line }, { field: 'line', legal });
  if (date < start || date > end) throw new Refused('scoring.outside-period', { date, start, end }, { field: 'date' });
  const lines = ledger(subject.entries);
  refuseIfFull(lines);
  refuseSameDocument(lines, wanted);
}

/** What is above the line would be cut when it is counted: whoever asks is told before. */
function refuseAboveCap({ scheme }: About, { line, points }: Adjustment): void {
  const cap = scheme.adjustments.lines.find(({ id }) => id === line)?.cap;
  if (cap !== undefined && Exact.of(points).compare(Exact.of(cap)) > 0)
    throw new Refused('scoring.above-line', { points, cap }, { field: 'points' });
}

/** The decision is the approval of the line: whoever verified or entered it is its author. */
function enters(about: About, line: Adjustment, { by, kind }: { by: string; kind: LineKind }): Outcome {
  refuseLine(about, line, kind);
  return { facts: { entered: line, enteredBy: by } };
}
