import * as z from 'zod';
import { goalsOf, type Agreement, ChangeReason, type Proposal, Side } from '../../shared/domain/agreement/agreement.ts';
import type { GoalFinding } from '../../shared/domain/agreement/goal-quality.ts';
import { AgreedGoal, mostGoals } from '../../shared/domain/agreement/goal.ts';
import type { Entry } from '../../shared/domain/audit/chain.ts';
import { Instant, iso } from '../fields.ts';
import { RefusalView, refusalView } from '../refusal-view.ts';

export const State = z.enum([
  'none',
  'draft',
  'proposed',
  'countered',
  'half-signed',
  'returned',
  'signed',
  'imposed',
  'changing',
]);
const Signed = z.strictObject({ side: Side, by: z.string(), at: Instant });

export const FindingView = RefusalView.extend({ level: z.enum(['refuse', 'warn']), field: z.string() });

/** One numbered text of the agreement, as it was laid on the table. */
export const VersionView = z.strictObject({
  version: z.int(),
  hash: z.string(),
  side: Side,
  by: z.string(),
  at: Instant,
  goals: z.array(AgreedGoal).max(mostGoals),
});

export const AgreementView = z.strictObject({
  period: z.string(),
  subject: z.string(),
  state: State,
  revision: z.int(),
  /** The text to read and sign now. */
  onTable: VersionView.optional(),
  /** The text both sides signed; it counts until another one is signed by both. */
  inForce: VersionView.optional(),
  signatures: z.array(Signed).max(Side.options.length),
  /** Set where the committee imposed the text in force. */
  imposed: z.strictObject({ by: z.string(), at: Instant }).optional(),
  changeReason: ChangeReason.optional(),
  findings: z.array(FindingView),
});

export type AgreementBody = z.infer<typeof AgreementView>;

/** What a step answers. */
export const StepView = z.strictObject({
  state: State,
  revision: z.int(),
  version: z.int(),
  hash: z.string(),
  findings: z.array(FindingView),
});

export type StepBody = z.infer<typeof StepView>;

export const findingView = ({ level, field, ...refusal }: GoalFinding): z.infer<typeof FindingView> => ({
  level,
  field,
  ...refusalView(refusal),
});

export const versionView = (
  { version, hash, side, by, at }: Proposal,
  goals: AgreedGoal[],
): z.infer<typeof VersionView> => ({ version, hash, side, by, at: iso(at), goals });

export function agreementView(
  { period, subject }: { period: string; subject: string },
  agreement: Agreement,
  { record, findings }: { record: readonly Entry[]; findings: readonly GoalFinding[] },
): AgreementBody {
  const view = (version: Proposal) => versionView(version, goalsOf(record, version));
  const signatures =
    agreement.state === 'signed' || agreement.state === 'imposed'
      ? agreement.inForce.signatures
      : 'signature' in agreement && agreement.signature
        ? [agreement.signature]
        : [];
  return {
    period,
    subject,
    state: agreement.state,
    revision: agreement.revision,
    ...('proposal' in agreement ? { onTable: view(agreement.proposal) } : {}),
    ...('inForce' in agreement ? { inForce: view(agreement.inForce) } : {}),
    signatures: signatures.map(({ side, by, at }) => ({ side, by, at: iso(at) })),
    ...('inForce' in agreement && agreement.inForce.imposed
      ? { imposed: { by: agreement.inForce.imposed.by, at: iso(agreement.inForce.imposed.at) } }
      : {}),
    ...('reason' in agreement ? { changeReason: agreement.reason } : {}),
    findings: findings.map(findingView),
  };
}
