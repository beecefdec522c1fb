import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../../functions/duties/calendar.ts';
import { withEngine } from '../../make/engine.ts';
import { refused } from '../../make/refused.ts';
import { county, type County } from '../goals/stage.ts';

const engine = withEngine();
const link = async (world: County, person: string): Promise<string> => {
  const { body } = await world.as(person).call('duties.link-calendar');
  expect(body.url).toBe(`https://jixiao.example.gov.cn${body.path}`);
  return body.path.slice('/v1/duties/calendar/'.length);
};
const read = async (world: County, of: string) =>
  (await world.as('nobody').call('duties.calendar', { params: { link: of } })).body;
const gone = 'duties.no-calendar';

describe('the calendar of somebody’s duties', () => {
  test('is read by whoever has the link, and has a day for each duty with a clock', async () => {
    const world = await county(engine());
    const lines = (await read(world, await link(world, 'clerk'))).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'DTSTART;VALUE=DATE:20260714',
        'DTEND;VALUE=DATE:20260715',
        'SUMMARY:提出绩效目标 · 对象services',
        'END:VCALENDAR',
      ]),
    );
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/clerk|unit\.services|goals\.propose/);
  });

  test('is another one for each person, and ends with the next link they ask for', async () => {
    const world = await county(engine());
    const [first, others] = [await link(world, 'clerk'), await link(world, 'officer')];
    expect(await read(world, first)).not.toBe(await read(world, others));
    const second = await link(world, 'clerk');
    expect(await refused(read(world, first))).toBe(gone);
    expect(await read(world, second)).toContain('BEGIN:VEVENT');
  });

  test('is nobody’s by a link that was made up, altered, or is of somebody who has left', async () => {
    const world = await county(engine());
    const mine = await link(world, 'clerk');
    const [text = '', signature = ''] = mine.split('.');
    const forged = Buffer.from(JSON.stringify([world.jurisdiction, 'officer', '1'])).toString('base64url');
    for (const wrong of [`${forged}.${signature}.ics`, `${text}.ics`, 'x', text])
      expect(await refused(read(world, wrong))).toBe(gone);
    await world.person('clerk', 'services', ['unit-contributor'], { active: false, calendarLink: 1 });
    expect(await refused(read(world, mine))).toBe(gone);
  });

  test('escapes what its form needs, and folds lines at 75 octets without breaking a character', () => {
    const name = { zh: '核查；a,b;c\\d', en: 'Check' };
    const about = { zh: '很长的指标名称'.repeat(12), en: 'long' };
    const duty = {
      what: 'w',
      name,
      period: 'p',
      periodName: name,
      about,
      due: '2026-07-09T15:59:59.999Z',
      overdue: false,
      roles: [],
    };
    const text = calendarOf([duty], { now: 0, timeZone: 'Asia/Shanghai', language: 'zh' });
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:核查；a\\,b\\;c\\\\d · ${about.zh}`);
    expect(text).toContain('DTSTART;VALUE=DATE:20260709');
  });
});
