import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import type { DutyEvent } from '../shared/domain/duty/reminder.ts';
import { warn } from '../shared/log.ts';
import type { Bus } from './services.ts';

/** The limits of one call: entries, and bytes of them all with something to spare. */
const entriesPerCall = 10;
const bytesPerCall = 200 * 1024;

/** How often what the bus did not take is offered again. */
const attempts = 5;

interface Waiting {
  readonly id: string;
  readonly entry: PutEventsRequestEntry;
}

/** An EventBridge bus. A call may be taken in part: what was not taken is offered again, and at last named. */
export function busNamed(
  EventBusName: string,
  client: Pick<EventBridgeClient, 'send'> = new EventBridgeClient({}),
  pause: (attempt: number) => Promise<unknown> = longer,
): Bus {
  const offer = async (batch: readonly Waiting[]): Promise<Waiting[]> => {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: batch.map(({ entry }) => entry) }));
    const refused = batch.filter((_, at) => Entries[at]?.EventId === undefined);
    const why = Entries.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode;
    if (refused.length > 0) warn('bus.refused', { events: refused.length, of: batch.length, why });
    return refused;
  };
  return {
    async put(events) {
      let waiting = events.map((event) => ({ id: event.id, entry: entryOf(event, EventBusName) }));
      for (let attempt = 1; waiting.length > 0 && attempt <= attempts; attempt += 1) {
        if (attempt > 1) await pause(attempt);
        const left: Waiting[] = [];
        for (const batch of batches(waiting)) left.push(...(await offer(batch)));
        waiting = left;
      }
      return new Set(waiting.map(({ id }) => id));
    },
  };
}

const entryOf = (event: DutyEvent, EventBusName: string): PutEventsRequestEntry => ({
  EventBusName,
  Source: 'jixiao',
  DetailType: `duty.${event.moment}`,
  Detail: JSON.stringify(event),
  Time: new Date(event.at),
});

function batches(waiting: readonly Waiting[]): Waiting[][] {
  const found: Waiting[][] = [];
  let bytes = 0;
  for (const one of waiting) {
    const size = Buffer.byteLength(one.entry.Detail ?? '');
    const last = found.at(-1);
    if (last && last.length < entriesPerCall && bytes + size <= bytesPerCall) {
      last.push(one);
      bytes += size;
    } else {
      found.push([one]);
      bytes = size;
    }
  }
  return found;
}

const longer = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, (0.5 + Math.random()) * 50 * 2 ** attempt));
