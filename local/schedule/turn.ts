import path from 'node:path';
import * as z from 'zod';
import { kindOf } from '../../shared/domain/matter/kinds.ts';
import { instantAt, localInstant } from '../../shared/domain/organisation/clocks.ts';
import { Day } from '../../shared/domain/text.ts';
import { deadlinesBy } from '../../shared/storage/due.ts';
import { collectionName, dueIn } from '../../shared/storage/keys.ts';
import { matterAt } from '../../shared/storage/matters.ts';
import { PeriodHead } from '../../shared/storage/periods.ts';
import type { Key, Table } from '../../shared/storage/table.ts';
import { said, say } from '../../shared/text/say.ts';
import { clockText } from '../../shared/text/local.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { phaseNames } from '../../shared/text/states.ts';
import { readKept, replace } from '../data-folder.ts';
import { both, inLine } from '../log.ts';
import type { Clock } from './clock.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const fileOf = (directory: string): string => path.join(directory, 'clock.json');

/** How far the clock of a data folder was turned ahead of the real time, milliseconds; 0 where it never was. */
export const turnedAhead = (directory: string): number =>
  readKept(fileOf(directory), z.strictObject({ ahead: z.number().nonnegative() }))?.ahead ?? 0;

/**
 * Every turn of the clock from now on is kept in the data folder, so that another start goes on from there. To be the first that
 * follows a turn: what the others write bears the time it was turned to, also where the turn is cut off.
 */
export function keepTurns(clock: Clock, directory: string): void {
  clock.onTravel(() => replace(fileOf(directory), JSON.stringify({ ahead: Math.max(0, clock.now() - Date.now()) })));
}

interface Turning {
  clock: Clock;
  table: Table;
  timeZone: string;
  /** Resolves when what the turn set going is done. */
  settled: () => Promise<unknown>;
}

/** The rhythm of the schedule: what is due at the end of a day is found by the second run after it, when indexes have caught up. */
const rhythm = 5 * minute;
const runAfter = (due: number): number => Math.ceil((due + minute) / rhythm) * rhythm;

/** How long one `next` follows something that waits past its deadline, such as an objection that may still be lodged. */
const longestWait = 400;
const shown = 5;

interface Deadline extends Key {
  readonly due: number;
}

/** What answers a line of whoever turns the clock: `next`, `to 2026-10-08T09:00` or `show`. */
export function createTurning({ clock, table, timeZone, settled }: Turning): (line: string) => Promise<string> {
  const local = (instant: number): string => localInstant(timeZone, instant).slice(0, 16);

  /** Of periods and what hangs on them; jobs have no deadline for anybody. */
  const deadlines = async (): Promise<Deadline[]> => {
    const found: Deadline[] = [];
    for await (const deadline of deadlinesBy(table, clock.now() + longestWait * day))
      if (!['anchors', 'closing', 'job'].includes(dueIn(deadline.pk).of)) found.push(deadline);
    return found;
  };

  /** The matter whose clock runs, or the phase of the period that ends. */
  const nameOf = async ({ pk, sk }: Deadline): Promise<Text> => {
    const of = collectionName(pk);
    const matter = matterAt({ pk, sk });
    if (matter) return said(clockText.matter, { kind: kindOf(matter).text.name, of });
    const item = await table.get({ pk, sk });
    const phase = item && z.object({ phase: PeriodHead.shape.phase }).safeParse(item).data?.phase;
    return phase ? said(clockText.phase, { phase: phaseNames[phase], of }) : { zh: of, en: of };
  };

  const turnTo = async (instant: number): Promise<void> => {
    await clock.travelTo(instant);
    await settled();
  };

  const show = async (): Promise<string> => {
    const ahead = Math.max(0, clock.now() - Date.now());
    const length = { days: Math.floor(ahead / day), hours: Math.floor((ahead % day) / hour) };
    const aheadText = { zh: say(clockText.ahead, 'zh', length), en: say(clockText.ahead, 'en', length) };
    const lines = await Promise.all(
      (await deadlines()).slice(0, shown).map(async (deadline) => {
        const text = deadline.due > clock.now() ? clockText.due : clockText.waits;
        return `  ${inLine(text, { at: local(deadline.due), what: await nameOf(deadline) })}`;
      }),
    );
    if (lines.length === 0) lines.push(both(clockText['nothing-due']));
    return [both(clockText.now, { now: local(clock.now()), ahead: aheadText }), ...lines].join('\n');
  };

  const toNext = async (): Promise<string> => {
    const before = await deadlines();
    const ahead = before.map(({ due }) => runAfter(due)).filter((run) => run > clock.now());
    const deadline = Math.min(...ahead, clock.now() + longestWait * day);
    if (before.length === 0) return both(clockText['nothing-due']);
    // What waits past its deadline is looked at day by day until something comes of it, or the next deadline has come.
    for (const step = ahead.length < before.length ? day : longestWait * day; clock.now() < deadline;) {
      await turnTo(Math.min(deadline, clock.now() + step));
      if (JSON.stringify(await deadlines()) !== JSON.stringify(before)) break;
    }
    return show();
  };

  const to = async (time: string): Promise<string> => {
    const instant = instantOf(time, timeZone);
    if (instant === undefined) return both(clockText.usage, { line: `to ${time}`.trim() });
    if (instant < clock.now()) return both(clockText.backwards, { now: local(clock.now()) });
    await turnTo(instant);
    return show();
  };

  // One turn at a time: a second would find the clock elsewhere than it looked.
  let turning: Promise<unknown> = Promise.resolve();
  return (line) => {
    const [command = '', time = '', ...more] = line.trim().split(/\s+/);
    const answer = turning.then(async () => {
      if (command === 'show' && time === '') return show();
      if (command === 'next' && time === '') return toNext();
      if (command === 'to' && more.length === 0) return to(time);
      return both(clockText.usage, { line: line.trim() });
    });
    turning = answer.catch(() => undefined);
    return answer;
  };
}

/** A day or a minute on the wall of the county, or an instant with its distance from universal time. */
function instantOf(time: string, timeZone: string): number | undefined {
  const [, date, minute = 'T00:00', rest] = form.exec(time) ?? [];
  // A day that is written wrong would be taken for another, and nothing turns the clock back.
  if (!Day.safeParse(date).success) return undefined;
  const instant = rest === undefined ? instantAt(timeZone, `${date}${minute}`) : Date.parse(time);
  return Number.isNaN(instant) ? undefined : instant;
}

const form = /^(\d{4}-\d\d-\d\d)(?:(T(?:[01]\d|2[0-3]):[0-5]\d)((?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?)?$/;
