import * as z from 'zod';
import { lineStates } from '../../text/states.ts';
import { separate } from '../organisation/authority.ts';
import type { Entry } from '../audit/chain.ts';
import { naming } from '../matter/form.ts';
import { Refused } from '../refused.ts';
import { Day, Line, Prose, formed, kept } from '../text.ts';

/** The paper an adjustment or veto rests on. No score moves without one. */
export const Document = z.strictObject({
  number: Line(2, 80),
  title: Line(2, 200),
  issuer: Line(2, 100),
});
export type Document = z.infer<typeof Document>;

/** Data of `scoring.adjusted`: a line (加减分) of the scheme, with points as a positive decimal; the line says the sign. */
export const Adjustment = z.strictObject({
  line: naming('line', Line(1, 64)),
  points: formed('points', /^[0-9]{1,4}(?:\.[0-9]{1,6})?$/, /[1-9]/),
  document: Document,
  date: Day,
  reason: Prose(4, 500),
});
export type Adjustment = z.infer<typeof Adjustment>;

/** Data of `scoring.vetoed`: an event (一票否决) the scheme names. It never changes the score; it caps the grade. */
export const Veto = z.strictObject({
  event: naming('veto', Line(1, 64)),
  document: Document,
  date: Day,
  reason: Prose(4, 500),
});
export type Veto = z.infer<typeof Veto>;

export type LineState = 'proposed' | 'approved' | 'rejected' | 'removed';

/** Only a recheck removes an approved line; a rejected or removed one frees its document for a new line. */
export const lineTransitions: Readonly<Record<LineState, readonly LineState[]>> = {
  proposed: ['approved', 'rejected'],
  approved: ['removed'],
  rejected: [],
  removed: [],
};

/** A decision on a line, or what took it out of the score. */
interface Check {
  readonly state: Exclude<LineState, 'proposed'>;
  readonly by: string;
  readonly at: number;
  readonly reason?: string | undefined;
}

/** A line as the chain tells it: `n` and `hash` are those of the entry that proposed it. */
export type Line = {
  readonly n: number;
  readonly hash: string;
  readonly state: LineState;
  readonly by: string;
  readonly at: number;
  readonly checkedBy?: string;
  /** How it came to its state, in order. */
  readonly checks: readonly Check[];
} & ({ readonly kind: 'adjustment'; readonly what: Adjustment } | { readonly kind: 'veto'; readonly what: Veto });

/** Data of `scoring.line-approved` and `scoring.line-rejected`: the entry number of the line decided on. */
const Verdict = z.looseObject({ line: z.int() });

/** A recheck takes an approved line out of the score. */
export const LineRemoved = z.strictObject({
  kind: z.literal('line-removed'),
  line: naming('entered-line', z.int().min(1)),
});
/** A recheck adds a line that was left out; the supervisor's decision is its approval. */
export const AdjustmentAdded = z.strictObject({ kind: z.literal('adjustment-added'), adjustment: Adjustment });

/**
 * 事后发现: a deduction or a veto for what came to light after the close, a false report above all. Only a recheck of a supervisor's own
 * motion brings one; the decision of the second supervisor is its approval.
 */
export const DeductionAdded = z.strictObject({ kind: z.literal('deduction-added'), adjustment: Adjustment });
export const VetoAdded = z.strictObject({ kind: z.literal('veto-added'), veto: Veto });

/** What a matter decided: who proposed or verified it, and the decision is its approval. */
const Entered = z.looseObject({ entered: Adjustment, enteredBy: z.string() });

const LineAdded = z.union([AdjustmentAdded.loose(), DeductionAdded.loose()]);

/** Replays the chain: every bonus, deduction and veto line with where it stands, in the order of proposing. */
export function ledger(entries: readonly Entry[]): Line[] {
  const lines = new Map<number, Line>();
  const turn = (n: number, { state, by, at, reason }: Check) => {
    const line = lines.get(n);
    if (!line) return;
    const checks = [...line.checks, { state, by, at, reason }];
    lines.set(n, { ...line, state, checkedBy: by, checks });
  };
  for (const { n, hash, what, data, by: author, at, why: reason } of entries) {
    const by = author.id;
    const proposed = { n, hash, state: 'proposed', by, at, checks: [] } as const;
    const turned = { by, at, reason };
    if (what === 'scoring.adjusted') lines.set(n, { ...proposed, kind: 'adjustment', what: kept(Adjustment, data) });
    if (what === 'scoring.vetoed') lines.set(n, { ...proposed, kind: 'veto', what: kept(Veto, data) });
    if (what === 'scoring.line-approved') turn(Verdict.parse(data).line, { ...turned, state: 'approved' });
    if (what === 'scoring.line-rejected') turn(Verdict.parse(data).line, { ...turned, state: 'rejected' });
    const entered = what === 'matters.moved' ? Entered.safeParse(data).data : undefined;
    if (entered) {
      const decided = { ...proposed, state: 'approved', by: entered.enteredBy, checkedBy: by } as const;
      lines.set(n, { ...decided, kind: 'adjustment', what: entered.entered });
    }
    if (what !== 'review.corrected') continue;
    const removed = LineRemoved.loose().safeParse(data);
    if (removed.success) turn(removed.data.line, { ...turned, state: 'removed' });
    const vetoed = VetoAdded.loose().safeParse(data);
    if (vetoed.success) lines.set(n, { ...proposed, state: 'approved', kind: 'veto', what: vetoed.data.veto });
    const added = LineAdded.safeParse(data);
    if (added.success)
      lines.set(n, { ...proposed, state: 'approved', kind: 'adjustment', what: added.data.adjustment });
  }
  return [...lines.values()];
}

/** Bonus, deduction and veto lines that are proposed for one subject: each counts in its score sheet. */
export const mostLines = 500;

export function refuseIfFull(lines: readonly unknown[]): void {
  if (lines.length >= mostLines) throw new Refused('scoring.lines-full', { maximum: mostLines });
}

/** 加减分 may not be counted twice for one fact: the same document on the same line, however the number is typed. */
export function refuseSameDocument(
  lines: readonly Pick<Line, 'n' | 'state' | 'what'>[],
  wanted: Adjustment | Veto,
): void {
  const name = lineName(wanted);
  const number = documentKey(wanted.document.number);
  const standing = lines.find(
    ({ state, what }) =>
      (state === 'proposed' || state === 'approved') &&
      lineName(what) === name &&
      documentKey(what.document.number) === number,
  );
  if (standing) {
    throw new Refused(
      'scoring.same-document',
      { document: wanted.document.number, line: name, n: standing.n },
      { field: 'document.number' },
    );
  }
}

const lineName = (what: Adjustment | Veto): string => ('line' in what ? what.line : what.event);

/** 〔2026〕, [2026], （2026） and full-width digits are one document number (发文字号) to a reader. */
const documentKey = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[〔【(]/g, '[')
    .replaceAll(/[〕】)]/g, ']')
    .toLowerCase();

/** The line an approver is about to decide on: still open, and made by somebody else. */
export function checkable(lines: readonly Line[], kind: Line['kind'], n: number, to: LineState, by: string): Line {
  const line = lines.find((other) => other.n === n && other.kind === kind);
  if (!line) {
    const open = lines.filter((other) => other.kind === kind && other.state === 'proposed');
    throw new Refused('scoring.no-line', { n }, { field: 'n', legal: open.map((other) => `${other.n}`) });
  }
  separate(line.by, by);
  if (!lineTransitions[line.state].includes(to))
    throw new Refused('scoring.line-decided', { n, ...lineStates[line.state] });
  return line;
}
