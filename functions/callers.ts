import * as z from 'zod';
import type { Grant, Person } from '../shared/domain/organisation/authority.ts';
import { Refused } from '../shared/domain/refused.ts';
import type { Chained } from '../shared/storage/chained.ts';
import { loadOfficial, type OfficialHead } from '../shared/storage/organisation.ts';
import type { Table } from '../shared/storage/table.ts';

const Claims = z.object({ sub: z.string().min(1), jurisdiction: z.string().regex(/^[a-z0-9-]{2,32}$/) });

export interface Known extends Person {
  readonly name: string;
  readonly jurisdiction: string;
  /** The person's own record, as it was read. */
  readonly record: Chained<OfficialHead>;
}

/** Roles may be this old, by the event's own time: a revocation reaches every function within it. */
const trustedFor = 60_000;
const known = new Map<string, { person: Known; readAt: number }>();

/**
 * The person behind a token. The token proves who; roles come from the table. `fresh` reads past the cache: a refusal
 * is never given on an old grant, so a new role works at once and only a revocation takes up to a minute.
 */
export async function callerOf(table: Table, claims: unknown, now: number, fresh = false): Promise<Known> {
  const proven = Claims.safeParse(claims);
  if (!proven.success) throw new Refused('access.no-token');
  const { sub, jurisdiction } = proven.data;
  const cacheKey = `${jurisdiction}/${sub}`;
  const cached = known.get(cacheKey);
  if (cached && !fresh && now >= cached.readAt && now - cached.readAt < trustedFor) return cached.person;
  const person = await readPerson(table, jurisdiction, sub);
  if (known.size > 5_000) known.clear();
  known.set(cacheKey, { person, readAt: now });
  return person;
}

async function readPerson(table: Table, jurisdiction: string, id: string): Promise<Known> {
  const record = await loadOfficial(table, jurisdiction, id);
  const { head } = record;
  if (head?.active) {
    const { name, unit, grants, manager } = head;
    return { id, jurisdiction, name, unit, grants, manager, record };
  }
  const first = head ? undefined : founded(jurisdiction, id);
  if (first) return { ...first, jurisdiction, record };
  throw new Refused('access.unknown-person', { person: id });
}

/** What the first security administrator of a deployment holds. */
export const founding: Grant = { role: 'security-administrator', unit: '' };

/** Who a deployment names as the first security administrator of a jurisdiction: somebody must be able to grant the first role. */
export function founder(jurisdiction: string): string | undefined {
  const [of, ...id] = (process.env['FIRST_SECURITY_ADMINISTRATOR'] ?? '').split(':');
  return of === jurisdiction && id.length > 0 ? id.join(':') : undefined;
}

/** That person as long as nobody has registered them; registering them keeps the role. */
export const founded = (jurisdiction: string, id: string): OfficialHead | undefined =>
  founder(jurisdiction) === id ? { id, name: id, unit: '', grants: [founding], active: true } : undefined;
