import { describe, expect, it } from 'vitest';
import { createTurning, keepTurns, turnedAhead } from '../../local/schedule/turn.ts';
import { withEngine } from '../make/engine.ts';
import { temporaryFolder } from '../make/folder.ts';
import { stillClock } from '../make/system.ts';

const engine = withEngine();
const folder = temporaryFolder();
const day = 86_400_000;

/** A clock that is turned by lines, in a county of this time zone. */
function turning(timeZone: string, start: string) {
  const clock = stillClock(Date.parse(start));
  const settled = () => Promise.resolve();
  return { clock, turn: createTurning({ clock, table: engine().table(), timeZone, settled }) };
}

describe('The clock that is turned', () => {
  it('shows what it was turned to, also past the change to summer time and back', async () => {
    const { clock, turn } = turning('Europe/Berlin', '2026-01-05T09:00:00Z');
    const times = ['2026-03-29T01:30', '2026-03-29T09:00', '2026-06-01T00:00', '2026-10-25T23:59', '2026-12-01T08:05'];
    for (const time of times) expect(await turn(`to ${time}`)).toContain(`clock: ${time} `);
    expect(clock.now()).toBe(Date.parse('2026-12-01T07:05:00Z'));
  });

  it('turned to a minute that summer time skips shows one as much later', async () => {
    const { turn } = turning('Europe/Berlin', '2026-01-05T09:00:00Z');
    expect(await turn('to 2026-03-29T02:30')).toContain('clock: 2026-03-29T03:30 ');
  });

  it('understands an instant with its distance from universal time', async () => {
    const { clock, turn } = turning('Asia/Shanghai', '2026-01-05T09:00:00Z');
    for (const time of ['2026-02-01T09:00+08:00', '2026-02-01T09:00:30Z', '2026-02-01T09:00:30.500Z']) {
      await turn(`to ${time}`);
      expect(clock.now()).toBe(Date.parse(time));
    }
  });

  it.each([
    '2026-02-30',
    '2026-02-30T09:00Z',
    '2026-06-31T09:00',
    '2026-10-08T24:00',
    '2026-10-08T09:60',
    '5000Z',
    'May 2027 Z',
    '9999-01-01',
    '+020270-01-01T00:00Z',
    '2026-10-08T09:00+25:99',
  ])('is not turned to %s, which is no time and could not be taken back', async (time) => {
    const { clock, turn } = turning('Asia/Shanghai', '2026-01-05T09:00:00Z');
    const before = clock.now();
    expect(await turn(`to ${time}`)).toContain(`to ${time} is not understood`);
    expect(clock.now()).toBe(before);
  });

  it('is where it was turned to at another start, also where the turn was cut off', async () => {
    const clock = stillClock(Date.now());
    keepTurns(clock, folder);
    clock.onTravel(() => Promise.reject(new Error('cut off')));
    await expect(clock.travelTo(clock.now() + 30 * day)).rejects.toThrow('cut off');
    expect(turnedAhead(folder)).toBeGreaterThan(29 * day);
  });
});
