import { Refused } from '../../shared/domain/refused.ts';

/** The code a step was refused with; undefined where it went through. Anything else that is thrown fails the test. */
export function refusedBy(step: () => unknown): string | undefined {
  try {
    step();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}
