import {
  figuresOf,
  goalsOf,
  indicatorsOf,
  type Agreement,
  type Signature,
  comparedWith,
  namesIn,
} from '../../shared/domain/agreement/agreement.ts';
import { goalChangesBetween } from '../../shared/domain/agreement/goal-changes.ts';
import { agreementIn, goalsInForce } from '../../shared/domain/agreement/steps.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import type { Duty } from '../../shared/domain/duty/duty.ts';
import { lastBefore } from '../../shared/domain/filing/compared.ts';
import { evidenceIn } from '../../shared/domain/filing/evidence.ts';
import { type Filing, filingsIn } from '../../shared/domain/filing/filing.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import type { AppraisalHead } from '../../shared/storage/appraisals.ts';
import type { PeriodHead } from '../../shared/storage/periods.ts';
import { withSlot } from '../../shared/text/duties.ts';
import { iso } from '../fields.ts';
import type { Caller } from '../services.ts';
import { warningViews } from '../warned.ts';
import { parties } from '../../shared/domain/agreement/parties.ts';
import { mostTold, type AgreementToSign, type FilingToSign, type ToSign } from './signature-views.ts';

/** A subject about which something waits for a signature of the caller. */
export interface Signable {
  readonly head: AppraisalHead;
  readonly entries: readonly Entry[];
  readonly duties: readonly Duty[];
  readonly isConnected: boolean;
}

interface Seen {
  readonly period: PeriodHead;
  readonly scheme: Scheme;
  readonly now: number;
  readonly caller: Pick<Caller, 'id'>;
  readonly nameOf: (person: string) => string | undefined;
}

export function toSign(signable: Signable, seen: Seen): ToSign {
  const { subject, name, unit, group } = signable.head;
  const filings = filingsToSign(signable, seen);
  const agreement = agreementToSign(signable, seen);
  return { subject, name, unit, group, ...(agreement ? { agreement } : {}), filings };
}

const dueOf = ({ due }: Duty, { now }: Seen) => ({
  ...(due === undefined ? {} : { due: iso(due) }),
  overdue: due !== undefined && now > due,
});

const by = ({ by: person, at }: { by: string; at: number }, { nameOf }: Seen) => {
  const name = nameOf(person);
  return { ...(name === undefined ? {} : { name }), at: iso(at) };
};

function filingsToSign({ entries, duties }: Signable, seen: Seen): FilingToSign[] {
  const filings = filingsIn(entries);
  const goals = goalsInForce(entries);
  const indicators = new Map(indicatorsOf(seen.scheme, goals).map((one) => [one.id, one]));
  const evidence = evidenceIn(entries);
  const { fiscalYearStart } = seen.period;
  return duties.flatMap((duty): FilingToSign[] => {
    const { what, filing: place, about } = duty;
    const indicator = indicators.get(place?.indicator ?? '');
    if ((what !== 'progress.sign-off' && what !== 'progress.sign-provided') || !place || !indicator || !about)
      return [];
    const ofItem = filings.filter((one) => one.indicator === indicator.id);
    const filing = ofItem.findLast(({ slot }) => slot === place.slot);
    if (filing?.state !== 'filed') return [];
    const before = ofItem.findLast(({ slot, n }) => slot === place.slot && n < filing.n);
    const last = lastBefore(ofItem, filing);
    const goal = goals.find(({ item }) => item === indicator.id);
    const { n, given, source, narrative, forecast } = filing;
    return [
      {
        what,
        n,
        indicator: indicator.id,
        name: indicator.name,
        slot: place.slot,
        about,
        value: indicator.value,
        ...figuresOf(indicator, goal),
        given,
        source,
        ...(narrative === undefined ? {} : { narrative }),
        ...(forecast ? { forecast } : {}),
        evidence: (filing.evidence ?? []).map(({ id }) => {
          const piece = evidence.get(id);
          return { id, ...(piece && !piece.sealed ? { name: piece.name } : {}) };
        }),
        by: by(filing, seen),
        warnings: warningViews(filing),
        ...(before ? { before: versionOf(before) } : {}),
        ...(last ? { last: { about: withSlot(indicator.name, last.slot, fiscalYearStart), given: last.given } } : {}),
        ...dueOf(duty, seen),
        ...(duty.notBy?.includes(seen.caller.id) ? { barred: 'made' as const } : {}),
      },
    ];
  });
}

const versionOf = ({ n, given, source, narrative, evidence = [], state, returnReason }: Filing) => ({
  n,
  given,
  source,
  ...(narrative === undefined ? {} : { narrative }),
  evidence: evidence.length,
  state,
  ...(returnReason === undefined ? {} : { returnReason }),
});

function agreementToSign({ head, entries, duties, isConnected }: Signable, seen: Seen): AgreementToSign | undefined {
  const agreement = agreementIn(entries);
  const duty = duties.find(({ what }) => what === 'goals.sign');
  if (!duty || !('proposal' in agreement)) return undefined;
  const { proposal } = agreement;
  // Which side a duty is for is told by who may do it.
  const side = duty.by === parties[head.kind].subject.sign ? 'subject' : 'assessor';
  const goals = goalsOf(entries, proposal);
  const before = comparedWith(agreement, entries, proposal);
  const earlier = goalsOf(entries, before);
  const nameOf = namesIn(seen.scheme, [...earlier, ...goals]);
  const indicators = new Map(indicatorsOf(seen.scheme, goals).map((one) => [one.id, one]));
  const signature = signatureIn(agreement);
  const barred = duty.notBy?.includes(seen.caller.id) ? 'made' : isConnected && side === 'assessor' && 'connected';
  return {
    side,
    version: proposal.version,
    hash: proposal.hash,
    laid: { side: proposal.side, ...by(proposal, seen) },
    ...(signature ? { signed: { side: signature.side, ...by(signature, seen) } } : {}),
    goals: goals.flatMap((goal) => {
      const indicator = indicators.get(goal.item);
      return indicator
        ? [{ item: goal.item, name: indicator.name, value: indicator.value, ...figuresOf(indicator, goal) }]
        : [];
    }),
    ...(before
      ? {
          against: {
            version: before.version,
            changes: goalChangesBetween(earlier, goals, nameOf).slice(0, mostTold),
          },
        }
      : {}),
    ...dueOf(duty, seen),
    ...(barred ? { barred } : {}),
  };
}

const signatureIn = (agreement: Agreement): Signature | undefined =>
  'signature' in agreement ? agreement.signature : undefined;
