import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { askClock, serveClock } from '../../local/turn-clock.ts';
import { dataOption, tellRunning, usualFolder } from '../../local/running.ts';
import { temporaryFolder } from '../make/folder.ts';

const folder = temporaryFolder();

it('The clock is turned by whoever may read the data folder, and by nobody else', async () => {
  const lines: string[] = [];
  const clock = await serveClock((line) => {
    lines.push(line);
    return line === 'to nowhere' ? Promise.reject(new Error('nowhere')) : Promise.resolve(`turned: ${line}`);
  });
  onTestFinished(clock.close);
  await expect(askClock(folder, 'next')).rejects.toThrow('Nothing runs on the data folder');
  onTestFinished(tellRunning(folder, { url: 'http://127.0.0.1:1', clock: { url: clock.url, secret: clock.secret } }));
  expect(statSync(path.join(folder, 'running.json')).mode & 0o077).toBe(0);
  expect(await askClock(folder, 'to 2026-10-08')).toBe('turned: to 2026-10-08');
  await expect(askClock(folder, 'to nowhere')).rejects.toThrow('nowhere');

  for (const authorization of ['', 'x'.repeat(48), `${clock.secret} `, clock.secret.toUpperCase()]) {
    const reply = await fetch(clock.url, { method: 'POST', headers: { authorization }, body: 'next' });
    expect(reply.status).toBe(authorization.trim() === clock.secret ? 200 : 403);
  }
  expect((await fetch(clock.url, { method: 'POST', body: 'next' })).status).toBe(403);
  expect(lines).toEqual(['to 2026-10-08', 'to nowhere', 'next']);
});

it('A command that is printed to be run elsewhere names the data folder, unless it is the usual one', () => {
  expect(dataOption(path.resolve(usualFolder))).toBe('');
  expect(dataOption('/srv/county')).toBe(' --data /srv/county');
  expect(dataOption("/srv/the county's")).toBe(String.raw` --data '/srv/the county'\''s'`);
});
