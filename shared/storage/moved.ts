/**
 * Somebody else wrote first: load again and decide again. A module of its own, so that whoever only has to know it does
 * not load the database's client.
 */
export class Moved extends Error {
  override readonly name = 'Moved';
  /** What stands where a write that tells it found its condition not met: texts and numbers of the item. */
  readonly stands: Readonly<Record<string, unknown>> | undefined;
  constructor(message: string, stands?: Readonly<Record<string, unknown>>) {
    super(message);
    this.stands = stands;
  }
}

/**
 * Tries something again whenever somebody else wrote first, after a wait that grows and is never the same for two. Where the last
 * attempt was in vain too, its Moved goes on up.
 */
export async function retried<T>(attempts: number, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof Moved) || attempt + 1 >= attempts) throw error;
      await pause(Math.random() * 20 * 2 ** Math.min(attempt, 5));
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
