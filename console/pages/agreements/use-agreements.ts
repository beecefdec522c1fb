import type { Body } from '../../api/lines.ts';
import { useWhole } from '../../api/use-read.ts';

export type Listed = Body<'goals.list'>['subjects'][number];

/** Every agreement of a period that the person may read: how many stand how is told of all of them. */
export const useAgreements = (period: string) =>
  useWhole('goals.list', { params: { period } }, ({ subjects }) => subjects);
export type AllAgreements = ReturnType<typeof useAgreements>;

/** Which heap of the list it lies in. */
export type Heap = 'for-proposal' | 'for-subject' | 'for-assessor' | 'changing' | 'in-force';

export function heapsOf({ state, waits, withdrawn }: Listed): Heap[] {
  if (withdrawn) return [];
  if (state === 'none' || state === 'returned') return ['for-proposal'];
  const unsigned = waits.map((side): Heap => `for-${side}`);
  if (state === 'changing') return ['changing', ...unsigned];
  return state === 'signed' || state === 'imposed' ? ['in-force'] : unsigned;
}
