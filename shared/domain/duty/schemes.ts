import { withVersion } from '../../text/duties.ts';
import type { Text } from '../../text/refusal.ts';
import { type SchemeVersion, waitingOf } from '../scheme/version.ts';
import { duty, type Duty } from './duty.ts';

interface Versions {
  readonly id: string;
  readonly name: Text;
  readonly versions: readonly SchemeVersion[];
}

/** A submitted scheme waits for whoever of the committee had no hand in it, a returned one for the office. No clock runs for either. */
export function schemeDuties({ id, name, versions }: Versions): Duty[] {
  const waiting = waitingOf(versions);
  if (!waiting) return [];
  const { version, makers, returned } = waiting;
  const which = { about: withVersion(name, version), scheme: { id, version } };
  return returned
    ? [duty('schemes.submit', { ...which, returned: true, reason: returned.reason })]
    : [duty('schemes.approve', { ...which, notBy: makers })];
}
