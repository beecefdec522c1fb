import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { sha256 } from '../../shared/domain/audit/chain.ts';
import { addDays } from '../../shared/domain/organisation/calendar.ts';
import { dateAt } from '../../shared/domain/organisation/clocks.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { timeZoneOf } from '../../shared/storage/anchors.ts';
import { loadOfficial, officials } from '../../shared/storage/organisation.ts';
import { calendarName } from '../../shared/text/duties.ts';
import { type Reply, type Request, ok } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { myDuties } from './mine.ts';
import type { DutyView } from './views.ts';

/** `url`: the whole address, to give to the program as it is. */
export const CalendarLink = z.strictObject({ path: z.string(), url: z.string().optional() });
type CalendarLink = z.infer<typeof CalendarLink>;

/** The link a person gives to a calendar program, which asks without a token. Asking for one anew ends the one before. */
export async function linkCalendar(services: Services, caller: Caller): Promise<Reply<CalendarLink, 201>> {
  const chain = await officials.existing(services.table, caller.jurisdiction, caller.id);
  const generation = (chain.head.calendarLink ?? 0) + 1;
  const head = { ...chain.head, calendarLink: generation };
  const { writes } = services.record(chain, { what: 'duties.calendar-linked' }, { head });
  const token = await signed(services, [caller.jurisdiction, caller.id, String(generation)]);
  const path = `/v1/duties/calendar/${token}.ics`;
  const { address } = services;
  return services.commit(writes, {
    status: 201,
    body: { path, ...(address === undefined ? {} : { url: address + path }) },
  });
}

/** The duties of whoever the link is of, as a calendar. A link that is none, was replaced, or is of somebody who has left is all the same. */
export async function readCalendar(
  services: Services,
  _: Caller,
  { params }: Request<{ link: string }, unknown, unknown>,
) {
  const { table, now, language } = services;
  const [jurisdiction = '', id = '', generation = ''] = await opened(services, params.link);
  const [{ head }, timeZone] = await Promise.all([
    loadOfficial(table, jurisdiction, id),
    timeZoneOf(table, jurisdiction),
  ]);
  if (!head?.active || String(head.calendarLink) !== generation) throw new Refused('duties.no-calendar');
  const whose: Caller = { ...head, jurisdiction, rolesUsed: [] };
  const { body } = await myDuties(services, whose, {
    params: undefined,
    query: undefined,
    body: undefined,
    ifMatch: 0,
  });
  return ok(calendarOf(body.duties, { now, timeZone, language }));
}

const mac = async ({ secret }: Services, text: string): Promise<Buffer> =>
  createHmac('sha256', `calendar:${await secret()}`)
    .update(text)
    .digest();

async function signed(services: Services, whose: readonly string[]): Promise<string> {
  const text = Buffer.from(JSON.stringify(whose)).toString('base64url');
  return `${text}.${(await mac(services, text)).toString('base64url')}`;
}

async function opened(services: Services, link: string): Promise<string[]> {
  const [text = '', signature = ''] = link.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = await mac(services, text);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Refused('duties.no-calendar');
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}

interface Shown {
  readonly now: number;
  readonly timeZone: string;
  readonly language: 'zh' | 'en';
}

/** RFC 5545: each duty with a clock is an event of the whole day that ends with it. */
export function calendarOf(duties: readonly DutyView[], { now, timeZone, language }: Shown): string {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const events = duties.flatMap(({ what, name, period, periodName, subject, subjectName, about, due, ...more }) => {
    if (due === undefined) return [];
    const day = dateAt(timeZone, Date.parse(due));
    const which = [what, period, subject, about?.en, more.matter, more.filing?.slot, more.person, ...more.roles];
    const title = [name, about, subjectName].flatMap((text) => text?.[language] ?? []).join(' · ');
    return [
      'BEGIN:VEVENT',
      `UID:${sha256(JSON.stringify(which)).slice(0, 32)}@jixiao`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      ...(periodName ? [`DESCRIPTION:${escaped(periodName[language])}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jixiao//Duties//EN',
    `X-WR-CALNAME:${escaped(calendarName[language])}`,
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** RFC 5545, 3.3.11: "\\" / "\;" / "\," / "\n" stand for a backslash, semicolon, comma and line break in a text. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);

/** RFC 5545, 3.1: "Lines of text SHOULD NOT be longer than 75 octets, excluding the line break"; a long one goes on behind a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const char of line) {
    if (Buffer.byteLength(part + char) > 75) {
      parts.push(part);
      part = ' ';
    }
    part += char;
  }
  return [...parts, part].join('\r\n');
}
