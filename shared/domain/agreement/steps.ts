import { openSteps } from '../../text/say.ts';
import { agreementStates, agreementStepNames, sideNames } from '../../text/states.ts';
import type { Entry } from '../audit/chain.ts';
import { separate } from '../organisation/authority.ts';
import { Refused } from '../refused.ts';
import { kept } from '../text.ts';
import {
  type Agreement,
  type AgreementState,
  type ChangeReason,
  Imposed,
  Laid,
  type Proposal,
  Rejected,
  Requested,
  type Signature,
  Signed,
  type Step,
  changeRejected,
  changeRequested,
  goalsOf,
  imposed,
  inForce,
  isInForce,
  laidAs,
  none,
  proposal,
  returned,
  signed,
} from './agreement.ts';
import type { AgreedGoal } from './goal.ts';

/**
 * What may be done in which state. A counter on an empty table is a goal handed down (下达). There is no way from
 * `signed` back into negotiation: what both sides signed changes on legal grounds only.
 */
export const agreementSteps: Readonly<Record<AgreementState, readonly Step[]>> = {
  none: ['draft', 'propose', 'counter'],
  draft: ['draft', 'propose', 'counter'],
  proposed: ['propose', 'counter', 'sign', 'return'],
  countered: ['propose', 'counter', 'sign', 'return', 'impose'],
  'half-signed': ['propose', 'counter', 'sign', 'return', 'impose'],
  returned: ['propose', 'counter'],
  signed: ['change'],
  imposed: ['change'],
  changing: ['change', 'reject', 'sign'],
};

const wrongState = (agreement: Agreement): Refused => {
  // A draft is its side's own: to the other it is not there, and the same steps lead on from nothing.
  const state = agreement.state === 'draft' ? 'none' : agreement.state;
  const legal = agreementSteps[state];
  return new Refused(
    'goals.wrong-state',
    { ...agreementStates[state], steps: openSteps(legal, agreementStepNames) },
    { legal },
  );
};

export function refuseUnlessLegal(agreement: Agreement, step: Step): void {
  if (!agreementSteps[agreement.state].includes(step)) throw wrongState(agreement);
}

/** Lays a version on the table; signatures given to an earlier one fall away with it. */
export function lay(agreement: Agreement, step: 'draft' | 'propose' | 'counter', proposal: Proposal): Agreement {
  refuseUnlessLegal(agreement, step);
  const state = ({ draft: 'draft', propose: 'proposed', counter: 'countered' } as const)[step];
  return { state, revision: agreement.revision + 1, proposal };
}

/** A change of what was signed. The signed version stays in force until both sides have signed the new one. */
export function requestChange(agreement: Agreement, proposal: Proposal, reason: ChangeReason): Agreement {
  if (!('inForce' in agreement)) throw wrongState(agreement);
  return { state: 'changing', revision: agreement.revision + 1, inForce: agreement.inForce, proposal, reason };
}

/** Ends a requested change without effect; the side that asked for it withdraws, the other rejects. */
export function rejectChange(agreement: Agreement, version: number): Agreement {
  if (agreement.state !== 'changing') throw wrongState(agreement);
  if (agreement.proposal.version !== version) throw otherVersion(agreement.proposal, { version });
  const { inForce } = agreement;
  return { state: inForce.imposed ? 'imposed' : 'signed', revision: agreement.revision + 1, inForce };
}

/** 退回修改: whoever would have to sign a text sends it back instead, with the reason, and whoever laid it lays another. A signature of the other side falls away. */
export function sendBack(agreement: Agreement, version: number, by: Signature): Agreement {
  refuseUnlessLegal(agreement, 'return');
  if (!('proposal' in agreement)) throw wrongState(agreement);
  const { proposal } = agreement;
  if (proposal.version !== version) throw otherVersion(proposal, { version });
  if ('signature' in agreement && agreement.signature?.side === by.side) throw alreadySigned(by);
  return { state: 'returned', revision: agreement.revision + 1, proposal, returned: by };
}

/**
 * 下达目标: the committee puts into force what the assessor's side laid or signed and the subject would not. Whoever wrote or
 * signed the text does not impose it (回避).
 */
export function impose(
  agreement: Agreement,
  seen: { version: number; hash: string },
  by: { readonly by: string; readonly at: number },
): Agreement {
  if (isInForce(agreement.state)) throw wrongState(agreement);
  if (agreement.state !== 'countered' && agreement.state !== 'half-signed') throw new Refused('goals.not-laid', {});
  const { proposal } = agreement;
  if (!same(proposal, seen)) throw otherVersion(proposal, seen);
  const signatures = agreement.state === 'half-signed' ? [agreement.signature] : [];
  const assessors = [proposal, ...signatures].some(({ side }) => side === 'assessor');
  if (!assessors) throw new Refused('goals.not-laid', {});
  separate(
    [proposal, ...signatures].map((made) => made.by),
    by.by,
  );
  return { state: 'imposed', revision: agreement.revision + 1, inForce: { ...proposal, signatures, imposed: by } };
}

/** Signs the named version for one side. One signature a side, and never the same person for both (回避). */
export function sign(agreement: Agreement, seen: { version: number; hash: string }, by: Signature): Agreement {
  if (agreement.state === 'signed' && same(agreement.inForce, seen)) throw alreadySigned(by);
  if (!('proposal' in agreement)) throw wrongState(agreement);
  refuseUnlessLegal(agreement, 'sign');
  const { proposal } = agreement;
  if (!same(proposal, seen)) throw otherVersion(proposal, seen);
  const first = 'signature' in agreement ? agreement.signature : undefined;
  if (first?.side === by.side) throw alreadySigned(by);
  const revision = agreement.revision + 1;
  if (first) {
    separate(first.by, by.by);
    return { state: 'signed', revision, inForce: { ...proposal, signatures: [first, by] } };
  }
  return agreement.state === 'changing'
    ? { ...agreement, revision, signature: by }
    : { state: 'half-signed', revision, proposal, signature: by };
}

const same = (proposal: Proposal, seen: { version: number; hash: string }): boolean =>
  proposal.version === seen.version && proposal.hash === seen.hash;

/** The digest is named only to whoever has the number right: a text is read before it is signed. */
const otherVersion = ({ version, hash }: Proposal, seen: { version: number }) =>
  seen.version === version
    ? new Refused('goals.other-digest', { version }, { field: 'hash', legal: [hash] })
    : new Refused('goals.other-version', { version }, { field: 'version', legal: [`${version}`] });

const alreadySigned = ({ side }: Signature): Refused => new Refused('goals.already-signed', { ...sideNames[side] });

export function agreementIn(entries: readonly Entry[]): Agreement {
  return entries.reduce(replay, none);
}

/** The goals that are signed or imposed, by the record; none where no version of them is in force. */
export const goalsInForce = (entries: readonly Entry[]): AgreedGoal[] =>
  goalsOf(entries, inForce(agreementIn(entries)));

function replay(agreement: Agreement, entry: Entry): Agreement {
  const { what, data, at, by } = entry;
  switch (what) {
    case laidAs.draft:
      return lay(agreement, 'draft', proposal(entry, kept(Laid, data)));
    case laidAs.propose:
      return lay(agreement, 'propose', proposal(entry, kept(Laid, data)));
    case laidAs.counter:
      return lay(agreement, 'counter', proposal(entry, kept(Laid, data)));
    case changeRequested: {
      const requested = kept(Requested, data);
      return requestChange(agreement, proposal(entry, requested), requested.reason);
    }
    case changeRejected:
      return rejectChange(agreement, Rejected.parse(data).version);
    case signed: {
      const { side, ...seen } = Signed.parse(data);
      return sign(agreement, seen, { side, by: by.id, at });
    }
    case returned: {
      const { version, side } = Rejected.parse(data);
      return sendBack(agreement, version, { side, by: by.id, at });
    }
    case imposed:
      return impose(agreement, Imposed.parse(data), { by: by.id, at });
    default:
      return agreement;
  }
}
