import { Refused } from '../refused.ts';
import type { SubjectKind } from '../scheme/scheme.ts';
import type { Agreement } from './agreement.ts';
import type { AgreedGoal } from './goal.ts';
import { isInForce } from './agreement.ts';

interface Merged {
  readonly subject: string;
  readonly into: string;
  readonly kind: SubjectKind;
}

interface Text {
  /** What the one that goes has in force. */
  readonly given: readonly AgreedGoal[];
  /** Of the one that takes it over. */
  readonly agreement: Agreement;
  readonly goals: readonly AgreedGoal[];
}

/**
 * 职能划转，目标随之划转: each item the one that goes had agreed on is in the text of the one that takes it over. With what points and figures
 * people say: those of a section are whole, so two agreements never add up to one by themselves.
 */
export function refuseNotHandedOver({ subject, into, kind }: Merged, { given, agreement, goals }: Text): void {
  if (subject === into) throw new Refused('goals.merge-into-itself', { subject }, { field: 'into' });
  if (kind === 'official') throw new Refused('goals.merge-of-people', {}, { field: 'into' });
  if (agreement.state === 'changing') throw new Refused('goals.merge-while-changing', { into }, { field: 'into' });
  if (!isInForce(agreement.state)) throw new Refused('goals.merge-into-unsigned', { into }, { field: 'into' });
  const named = new Set(goals.map(({ item }) => item));
  const lost = given.map(({ item }) => item).filter((item) => !named.has(item));
  if (lost.length > 0)
    throw new Refused('goals.not-handed-over', { subject, items: lost.join(', ') }, { field: 'goals', legal: lost });
}
