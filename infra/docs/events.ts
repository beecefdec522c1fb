import { mkdirSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { DutyEvent } from '../../shared/domain/duty/reminder.ts';

/** The JSON Schema of what is put on the bus (`detail` of EventBridge, and of what a webhook gets), for whoever connects to it. */
export const dutySchema = (): string =>
  `${JSON.stringify({ title: 'duty.near, duty.due, duty.late', ...z.toJSONSchema(DutyEvent) }, null, 2)}\n`;

if (import.meta.main) {
  const folder = new URL('../../docs/events/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('duty.schema.json', folder), dutySchema());
}
