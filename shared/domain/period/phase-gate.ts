import { type Deadlines, type Phase, phaseAt, phaseNames } from './period.ts';
import { Refused } from '../refused.ts';
import { listed } from '../../text/catalogue.ts';

/**
 * Lets a request through only in the phases it belongs to. The phase is that of the request's own time: whether the
 * schedule has already moved the period makes no difference to a deadline.
 */
export function requirePhase(
  period: { phase: Phase; deadlines: Deadlines },
  now: number,
  legal: readonly Phase[],
): void {
  const phase = phaseAt(period, now);
  if (legal.includes(phase)) return;
  const phases = listed(legal.map((name) => phaseNames[name]));
  throw new Refused('phase.not-now', { ...phaseNames[phase], phases }, { legal });
}
