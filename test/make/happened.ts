import type { EventName } from '../../shared/domain/audit/events.ts';
import type { Happening } from '../../shared/storage/record.ts';

/** An event as a set-up puts it on a chain: without the data nobody asks for there. */
export const happened = (what: EventName, at: number, more: object = {}): Happening =>
  ({ what, by: { id: 'set-up', rolesUsed: [] }, at, trace: 'set-up', ...more }) as unknown as Happening;
