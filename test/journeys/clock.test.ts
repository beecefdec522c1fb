import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fewUnits, groups, settings } from '../../local/demo/county.ts';
import { adjust } from '../../local/demo/events.ts';
import { agree, fileMonth, fileQuarter } from '../../local/demo/quarter.ts';
import { publish } from '../../local/demo/results.ts';
import { scheme } from '../../local/demo/scheme.ts';
import { adopt, ofCounty, setUp } from '../../local/demo/set-up.ts';
import { quarterOf } from '../../local/demo/stage.ts';
import { createTurning, keepTurns, turnedAhead } from '../../local/schedule/turn.ts';
import { openTable } from '../../shared/storage/dynamodb.ts';
import { temporaryFolder } from '../make/folder.ts';
import { type System, builtSystem, startSystem, stillClock } from '../make/system.ts';

/** The first quarter of 2027, seen from the week before it. */
const quarter = quarterOf(2027, 1);
const day = 86_400_000;
const progress = { step: () => undefined, tick: () => undefined, done: () => undefined };
const noTravel = () => Promise.reject(new Error('only the hand turns this clock'));

let system: System;
let turn: (line: string) => Promise<string>;
const folder = temporaryFolder();
beforeAll(async () => {
  const templatePath = await builtSystem();
  const clock = stillClock(quarter.noon(0, 1) - 7 * day);
  system = await startSystem({ templatePath, directory: folder, clock });
  keepTurns(clock, folder);
  const { tables, connection } = system.database;
  turn = createTurning({
    clock,
    table: openTable(tables[0]!, new DynamoDBClient(connection)),
    timeZone: settings.timeZone,
    settled: () => system.drain(),
  });
});
afterAll(() => system?.stop());

const stage = { as: (person: string) => system.as(person), units: fewUnits, progress, travelTo: noTravel };

describe('The clock of a running system', { timeout: 240_000 }, () => {
  test('has nothing to be turned to before there is a period', async () => {
    await setUp(stage, quarter.year);
    expect(await turn('next')).toContain('No deadline lies ahead: create and open a period first');
  });

  test('takes a period from its opening to the archive, by nothing but turns and the acts in between', async () => {
    const pinned = await adopt(stage, scheme, ofCounty);
    const office = () => system.as('li.jixiao');
    const { year, number } = quarter;
    const { id } = (await (await office()).call('periods.create', { body: { type: 'quarter', year, number } })).body;
    const phase = async () => (await (await office()).call('periods.read', { params: { period: id } })).body.phase;
    expect(await turn('to 2027-01-02T12:00')).toContain('clock: 2027-01-02T12:00');
    await (await office()).call('periods.open', { params: { period: id }, body: { scheme: pinned, groups } });
    const of = { period: id, quarter };

    await agree(stage, of);
    await turn('next');
    expect(await phase()).toBe('implementation');
    await turn('to 2027-02-03T09:00');
    await fileMonth(stage, of, 0);
    await turn('to 2027-03-03T09:00');
    await fileMonth(stage, of, 1);
    await turn('next');
    expect(await phase()).toBe('assessment');
    await fileMonth(stage, of, 2);
    await fileQuarter(stage, of);
    await adjust(stage, of);
    await turn('next');
    expect(await phase()).toBe('feedback');
    const closing = await (await office()).call('periods.closing', { params: { period: id } });
    expect(closing.body.stage).toBe('done');
    await turn('next');
    expect(await phase()).toBe('application');
    await publish(stage, id);

    const phases: string[] = [];
    for (let turns = 0; turns < 10 && phases.at(-1) !== 'archived'; turns += 1) {
      await turn('next');
      phases.push(await phase());
    }
    expect(phases.at(-1)).toBe('archived');
  });

  test('goes only forwards, and says what it understands', async () => {
    const before = system.clock.now();
    expect(await turn('to 2027-01-01')).toContain('The clock only goes forwards');
    for (const line of ['back', 'to', 'to tomorrow', 'to 2027-13-01', 'next year'])
      expect(await turn(line)).toContain(`${line} is not understood; legal are: next, to 2026-10-08T09:00, show`);
    expect(system.clock.now()).toBe(before);
  });

  test('is where it was turned to at another start, and its tokens are good for that time', async () => {
    expect(turnedAhead(folder)).toBeGreaterThan(0);
    await turn('to 2028-01-01T08:00');
    const me = await (await system.as('li.jixiao')).call('organisation.me');
    expect(me.status).toBe(200);
  });
});
