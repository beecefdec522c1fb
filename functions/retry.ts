import { Moved } from '../shared/storage/moved.ts';

/**
 * Tries something again whenever somebody else wrote first, after a wait that grows and is never the same for two. Gives undefined
 * when the last attempt was in vain too.
 */
export async function retried<T>(attempts: number, work: (attempt: number) => Promise<T>): Promise<T | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
      await pause(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  }
  return undefined;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
