import type { Period } from '../../components/period-choice.tsx';

/** The phases that end on a day, in their order. */
export const timed = [
  'planning',
  'implementation',
  'assessment',
  'feedback',
  'application',
] as const satisfies readonly (keyof Period['deadlines'])[];

/** The deadline of the phase that a period is in; a draft waits for nobody. */
export function currentDeadline({ phase, deadlines }: Period): string | undefined {
  const at = timed.find((one) => one === phase);
  return at && deadlines[at].until;
}
