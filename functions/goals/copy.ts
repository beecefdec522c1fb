import * as z from 'zod';
import { agreementStates } from '../../shared/text/states.ts';
import { goalsOf, inForce } from '../../shared/domain/agreement/agreement.ts';
import { carriedOver, withoutWrong } from '../../shared/domain/agreement/copy.ts';
import { mostGoals } from '../../shared/domain/agreement/goal.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Slug } from '../../shared/domain/text.ts';
import { begin } from '../../shared/storage/attempt.ts';
import { partition } from '../../shared/storage/keys.ts';
import { listed } from '../../shared/text/say.ts';
import type { SubjectPath } from '../fields.ts';
import { requireMandate } from '../mandate.ts';
import { RefusalView, refusalView } from '../refusal-view.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { assess, loadNegotiation } from './negotiation.ts';
import { laid, refuseUnlessLays } from './propose.ts';
import { StepView } from './views.ts';

export const Copy = z.strictObject({ from: Slug, as: z.enum(['draft', 'proposal', 'counter']) });
export const copiers = [...doers['goals.propose'], ...doers['goals.counter']];

export const CopiedView = StepView.extend({
  copied: z.int(),
  /** What was not carried over, and why. */
  left: z.array(RefusalView.extend({ item: z.string() })).max(mostGoals),
});
type Copied = z.infer<typeof CopiedView>;

/**
 * Lays the goals in force in an earlier period on an empty table, as a draft or proposal of the subject's side or handed down. What the
 * scheme asks for no more, or in another meaning, and what names somebody or something that is gone is left out and told.
 */
export async function copyGoals(
  services: Services,
  caller: Caller,
  { params, body }: Request<SubjectPath, unknown, z.output<typeof Copy>>,
): Promise<Reply<Copied, 201>> {
  const { jurisdiction } = caller;
  const { from, as } = body;
  const owned = { record: partition.period(jurisdiction, from) };
  const mandate = requireMandate(services, caller, { owned, allow: copiers });
  const before = loadNegotiation(services, caller, { ...params, period: from });
  begin(Promise.all([mandate, before]));
  const negotiation = await loadNegotiation(services, caller, params);
  const laying =
    as === 'counter'
      ? ({ as, side: 'assessor' } as const)
      : ({ as: as === 'draft' ? as : 'propose', side: 'subject' } as const);
  refuseUnlessLays(services, caller, negotiation, laying);
  const relies = await mandate;
  const earlier = await before;
  const { agreement, scheme, period } = negotiation;
  if (agreement.state !== 'none') throw new Refused('goals.copy-over', { ...agreementStates[agreement.state] });
  if (!scheme) throw new Refused('goals.not-open', { period: period.id });
  const signed = inForce(earlier.agreement);
  if (!signed || !earlier.scheme) throw new Refused('goals.copy-none', { period: from }, { field: 'from' });
  const carried = carriedOver(goalsOf(earlier.record, signed), { from: earlier.scheme, to: scheme });
  const findings =
    carried.goals.length > 0 ? await assess(services, caller, { negotiation, goals: carried.goals }) : [];
  const { goals, left } = withoutWrong(carried, findings);
  const told = left.map(({ item, ...refusal }) => ({ item, ...refusalView(refusal) }));
  if (goals.length === 0) throw new Refused('goals.copy-nothing', { reasons: listed(told) });
  const { writes, reply } = await laid(services, caller, negotiation, { ...laying, goals: [...goals] });
  const copied = { ...reply.body, copied: goals.length, left: told };
  return services.commit([...writes, ...relies], { ...reply, status: 201, body: copied });
}
