import { expect, test } from 'vitest';
import { closingOf } from '../../../functions/jobs/close/closing.ts';
import { frameOf } from '../../../functions/jobs/close/frame.ts';
import { readClosing } from '../../../shared/storage/closing.ts';
import { takeNumber } from '../../../shared/storage/results.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { png } from '../../make/png.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { approvable } from './scene.ts';

const engine = withEngine();

test('results are published under a number of the year that no others have, and their documents bear it with name, signer and seal', async () => {
  const { world, propose, approve } = await approvable(engine());
  const { table, jurisdiction } = world;
  await propose();
  await approve();
  const publish = (number?: number) =>
    world.as('office').call('results.publish', { params: { period }, body: number ? { number } : {} });
  expect(await refused(publish(7))).toBe('results.no-series');

  const letterhead = {
    office: { zh: '示例县人民政府文件', en: 'Shili County People’s Government' },
    issuer: { zh: '示例县绩效管理委员会', en: 'Performance Committee of Shili County' },
    series: '示绩发',
    seal: Buffer.from(png({})).toString('base64'),
  };
  await world.letterhead(letterhead);
  const other = { period: '2026q2', name: { zh: '2026年第二季度', en: 'Q2 2026' }, version: 1 };
  await table.write([await takeNumber(table, jurisdiction, { number: '示绩发〔2026〕7号', ...other })]);
  expect(await refusal(publish(7))).toMatchObject({
    type: 'urn:jixiao:problem:results.number-taken',
    field: 'number',
    detail: expect.stringContaining('2026年第二季度'),
  });

  const { body } = await publish(8);
  expect(body.published).toMatchObject({ number: '示绩发〔2026〕8号' });
  const job = (await readClosing(table, jurisdiction, period))!;
  const { heading, seal } = await frameOf(await closingOf(world.platform, job));
  const { office, issuer, series } = letterhead;
  expect(heading.letterhead).toMatchObject({ office, issuer, series, number: '示绩发〔2026〕8号' });
  expect(seal).toBe(letterhead.seal);
  // Nobody decided on what the close wrote: it is given no number and no seal.
  const provisional = await frameOf(await closingOf(world.platform, { ...job, kind: 'close' }));
  expect(provisional.heading.letterhead).toMatchObject({ office, issuer, series, number: null });
  expect(provisional.seal).toBeUndefined();
  // What a unit runs is given out in its own name, and not under the seal of the government.
  const closing = await closingOf(world.platform, job);
  const owned = await frameOf({ ...closing, period: { ...closing.period, owner: 'health' } });
  expect(owned.seal).toBeUndefined();
  expect(owned.heading.letterhead).not.toHaveProperty('series');
  expect(owned.heading.letterhead.office).not.toEqual(office);
});
