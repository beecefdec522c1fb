import * as z from 'zod';
import { agreementStates, agreementStepNames, sideNames } from '../../text/states.ts';
import { Document } from '../appraisal/adjustment.ts';
import { separate } from '../organisation/authority.ts';
import { Refused } from '../refused.ts';
import { openSteps } from '../../text/catalogue.ts';
import { Prose } from '../text.ts';

/**
 * The agreement (绩效合同): goals of one subject in one period, negotiated and signed by both sides. Each proposal is a
 * numbered version that is never rewritten: its goals are the data of the entry that recorded it, and this state only
 * says which version is on the table and which one counts.
 */
export const Side = z.enum(['subject', 'assessor']);
export type Side = z.infer<typeof Side>;

/** A version on the table. `hash` is the digest of its goals: a signature names it, so nobody signs unseen text. */
export const Proposal = z.strictObject({
  version: z.int().min(1),
  hash: z.string().length(64),
  entry: z.int().min(1),
  side: Side,
  by: z.string(),
  at: z.int(),
});
export type Proposal = z.infer<typeof Proposal>;

const Signature = z.strictObject({ side: Side, by: z.string(), at: z.int() });
type Signature = z.infer<typeof Signature>;

/** Only these let a signed goal change (法定变更事由): policy change, reorganisation, force majeure. */
const Ground = z.enum(['policy-change', 'reorganisation', 'force-majeure']);

export const ChangeReason = z.strictObject({
  ground: Ground,
  document: Document,
  explanation: Prose(4, 1000),
});
export type ChangeReason = z.infer<typeof ChangeReason>;

/** 下达: who imposed the goals, and when. */
const Imposition = z.strictObject({ by: z.string(), at: z.int() });

/** Signed by both sides, or imposed by the committee on a side that would not sign. */
const InForce = Proposal.extend({
  signatures: z.array(Signature).max(Side.options.length),
  imposed: Imposition.optional(),
});
const revision = z.int().min(1);

export const Agreement = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none'), revision: z.literal(0) }),
  z.strictObject({ state: z.literal('draft'), revision, proposal: Proposal }),
  z.strictObject({ state: z.literal('proposed'), revision, proposal: Proposal }),
  z.strictObject({ state: z.literal('countered'), revision, proposal: Proposal }),
  z.strictObject({ state: z.literal('half-signed'), revision, proposal: Proposal, signature: Signature }),
  z.strictObject({ state: z.enum(['signed', 'imposed']), revision, inForce: InForce }),
  z.strictObject({
    state: z.literal('changing'),
    revision,
    inForce: InForce,
    proposal: Proposal,
    reason: ChangeReason,
    signature: Signature.optional(),
  }),
]);
export type Agreement = z.infer<typeof Agreement>;
export type AgreementState = Agreement['state'];

export type Step = 'draft' | 'propose' | 'counter' | 'sign' | 'impose' | 'change' | 'reject';

export const none: Agreement = { state: 'none', revision: 0 };

/**
 * What may be done in which state. A counter on an empty table is a goal handed down (下达). There is no way from
 * `signed` back into negotiation: what both sides signed changes on legal grounds only.
 */
export const agreementSteps: Readonly<Record<AgreementState, readonly Step[]>> = {
  none: ['draft', 'propose', 'counter'],
  draft: ['draft', 'propose', 'counter'],
  proposed: ['propose', 'counter', 'sign'],
  countered: ['propose', 'counter', 'sign', 'impose'],
  'half-signed': ['propose', 'counter', 'sign', 'impose'],
  signed: ['change'],
  imposed: ['change'],
  changing: ['change', 'reject', 'sign'],
};

const wrongState = ({ state }: Agreement): Refused => {
  const legal = agreementSteps[state];
  return new Refused(
    'goals.wrong-state',
    { ...agreementStates[state], steps: openSteps(legal, agreementStepNames) },
    { legal },
  );
};

export function nextVersion(agreement: Agreement): number {
  return (latest(agreement)?.version ?? 0) + 1;
}

/** The newest version, signed or not. */
export function latest(agreement: Agreement): Proposal | undefined {
  if (agreement.state === 'none') return undefined;
  return 'proposal' in agreement ? agreement.proposal : agreement.inForce;
}

/** The version that counts: what both sides signed or the committee imposed, also while a change of it is being discussed. */
export function inForce(agreement: Agreement): Proposal | undefined {
  return isInForce(agreement.state) && 'inForce' in agreement ? agreement.inForce : undefined;
}

export const isInForce = (state: AgreementState): boolean =>
  state === 'signed' || state === 'imposed' || state === 'changing';

/** Lays a version on the table; signatures given to an earlier one fall away with it. */
export function lay(agreement: Agreement, step: 'draft' | 'propose' | 'counter', proposal: Proposal): Agreement {
  if (!agreementSteps[agreement.state].includes(step)) throw wrongState(agreement);
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
  if (!('proposal' in agreement) || agreement.state === 'draft') throw wrongState(agreement);
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
