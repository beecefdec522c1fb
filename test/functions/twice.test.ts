import { expect, test } from 'vitest';
import { withEngine } from '../make/engine.ts';
import { refused } from '../make/refused.ts';
import { county, goals, implementing, params, type County } from './goals/stage.ts';
import { accept, file, signOff } from './progress/acts.ts';
import { partition } from '../../shared/storage/keys.ts';

const engine = withEngine();
const key = 'the-same-key-once-more';
const day = 24 * 60 * 60 * 1000;

const filing = (world: County, { numerator = '873', slot = '2026-07', indicator = 'online' } = {}) =>
  world.as('clerk').call('progress.file', {
    params,
    body: { indicator, slot, given: { kind: 'fraction', numerator, denominator: '937' }, source: '月报', evidence: [] },
    key,
  });

test('many at once under one key are done once and told the same', async () => {
  const world = await implementing(engine());
  const { body: filed } = await file(world);
  const sign = () => world.as('leader').call('progress.sign-off', { params, body: { filings: [filed.n] }, key });
  const answers = await Promise.all(Array.from({ length: 6 }, sign));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const items = await world.collection(partition.appraisal(world.jurisdiction, params.period, params.subject));
  expect(items.filter(({ what }) => what === 'progress.signed-off')).toHaveLength(1);
});

test('another body under a key that was answered is refused as that, whether it would succeed or be refused itself', async () => {
  const world = await implementing(engine());
  await filing(world);
  for (const other of [{ numerator: '874' }, { slot: '2026-13' }, { indicator: 'unknown' }])
    expect(await refused(filing(world, other))).toBe('request.key-reused');
});

test('another version under a key that was answered is refused as that: it asks to edit something else', async () => {
  const world = await county(engine());
  await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: goals() } });
  const counter = (ifMatch: number) =>
    world.as('office').call('goals.counter', { params, ifMatch, body: { goals: goals('97') }, key });
  const first = await counter(1);
  expect(await counter(1)).toEqual(first);
  expect(await refused(counter(2))).toBe('request.key-reused');
});

test('a key whose request was refused is free for what is right', async () => {
  const world = await implementing(engine());
  expect(await refused(filing(world, { indicator: 'unknown' }))).not.toBe('request.key-reused');
  expect((await filing(world)).status).toBe(201);
});

test('a replay is told what was answered, whatever has been done since, and nothing is done by it', async () => {
  const world = await implementing(engine());
  const { body: filed } = await file(world);
  const once = await world.as('leader').call('progress.sign-off', { params, body: { filings: [filed.n] }, key });
  await accept(world, [filed.n]);
  const pk = partition.appraisal(world.jurisdiction, params.period, params.subject);
  const before = await world.collection(pk);
  expect(await world.as('leader').call('progress.sign-off', { params, body: { filings: [filed.n] }, key })).toEqual(
    once,
  );
  expect(await world.collection(pk)).toEqual(before);
  expect(await refused(signOff(world, [filed.n]))).toBe('progress.wrong-state');
});

test('a day later a key begins anew, and a clock set back by an hour finds the answer still', async () => {
  const world = await implementing(engine());
  const act = () => filing(world);
  const first = await act();
  world.clock.now -= 60 * 60 * 1000;
  expect(await act()).toEqual(first);
  world.clock.now += day + 60 * 60 * 1000;
  const second = await act().then(
    ({ body }) => body.n,
    () => 0,
  );
  expect(second).not.toBe(first.body.n);
});
