import type { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { busNamed } from '../../functions/bus.ts';
import type { DutyEvent } from '../../shared/domain/duty/reminder.ts';

const text = { zh: '填报', en: 'File the figure' };
const event = (id: string, more: Partial<DutyEvent> = {}): DutyEvent => ({
  id,
  jurisdiction: '330199',
  moment: 'near',
  at: '2026-07-06T00:30:00.000Z',
  what: 'progress.file',
  name: text,
  period: '2026q3',
  periodName: text,
  subject: 'unit.finance',
  subjectName: text,
  due: '2026-07-09T15:59:59.999Z',
  dueOn: '2026-07-09',
  roles: ['unit-leader'],
  unit: 'finance',
  recipients: ['li'],
  more: false,
  ...more,
});
const events = (count: number) => Array.from({ length: count }, (_, n) => event(`event-${n}`));

/** A bus that refuses what it is told to, by the id and how often it was offered; every call it was sent. */
function refusing(refuses: (id: string, offered: number) => boolean) {
  const calls: string[][] = [];
  const offered = new Map<string, number>();
  const send = async ({ input }: PutEventsCommand) => {
    const ids = (input.Entries ?? []).map(({ Detail }) => String(JSON.parse(Detail ?? '{}').id));
    calls.push(ids);
    const Entries = ids.map((id) => {
      offered.set(id, (offered.get(id) ?? 0) + 1);
      return refuses(id, offered.get(id) ?? 0) ? { ErrorCode: 'ThrottlingException' } : { EventId: `taken-${id}` };
    });
    return { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries };
  };
  return { calls, bus: busNamed('jixiao-test', { send }, async () => undefined) };
}

describe('the bus', () => {
  test('is called with ten events at most', async () => {
    const { bus, calls } = refusing(() => false);
    expect(await bus.put(events(23))).toEqual(new Set());
    expect(calls.map(({ length }) => length)).toEqual([10, 10, 3]);
  });

  test('is called with no more bytes than a call takes', async () => {
    const { bus, calls } = refusing(() => false);
    const long = { zh: '长'.repeat(20_000), en: '' };
    await bus.put(events(5).map((one) => ({ ...one, about: long })));
    expect(calls.map(({ length }) => length)).toEqual([3, 2]);
  });

  test('is offered again only what it did not take of a call', async () => {
    const { bus, calls } = refusing((id, offered) => ['event-1', 'event-12'].includes(id) && offered < 3);
    expect(await bus.put(events(13))).toEqual(new Set());
    expect(calls.slice(2)).toEqual([
      ['event-1', 'event-12'],
      ['event-1', 'event-12'],
    ]);
  });

  test('names what it never took', async () => {
    const { bus, calls } = refusing((id) => id === 'event-4');
    expect(await bus.put(events(6))).toEqual(new Set(['event-4']));
    expect(calls).toHaveLength(5);
  });

  test('that cannot be reached is the fault of the call', async () => {
    const bus = busNamed('jixiao-test', { send: async () => Promise.reject(new Error('no such bus')) });
    await expect(bus.put(events(1))).rejects.toThrow('no such bus');
  });
});
