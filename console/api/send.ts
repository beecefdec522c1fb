import type { Ask, Id, Replied } from './lines.ts';
import { Refusal, Unanswered } from './refusal.ts';
import { type How, type Request, fetched, repliedIn, requestOf } from './request.ts';
import { session } from './session.ts';

/** One request by a route of the table; `key` is the same for the same wish, however often it is sent. */
export async function send<I extends Id>(
  id: I,
  ask: Ask<I>,
  { key, ...how }: How & { readonly key?: string },
): Promise<Replied<I>> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the server holds each reply to the schema of its route
  return (await exchange(requestOf(id, ask, key), how)) as Replied<I>;
}

/**
 * Where the token is no longer taken, the request waits until it was renewed or the person has signed in again, and goes out once more;
 * nothing that was typed is lost.
 */
export async function exchange(request: Request, how: How) {
  let used = await session.token();
  let answer = await fetched(request, { ...how, token: used });
  // A token that was just renewed and is refused all the same is the issuer's fault: asking on and on would not end.
  for (let again = 0; answer.status === 401 && again < 3; again += 1) {
    used = await session.insteadOf(used);
    answer = await fetched(request, { ...how, token: used });
  }
  return repliedIn(answer);
}

/** What may come right by itself when it is asked again. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unanswered || (error instanceof Refusal && [429, 502, 503, 504].includes(error.told.status));
