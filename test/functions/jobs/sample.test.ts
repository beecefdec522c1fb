import { beforeAll, describe, expect, test } from 'vitest';
import { work } from '../../../functions/jobs/engine.ts';
import { kinds } from '../../../functions/jobs/kinds.ts';
import { routes as audit } from '../../../functions/audit/routes.ts';
import { routes as matters } from '../../../functions/matters/routes.ts';
import { drawn } from '../../../shared/domain/matter/sample.ts';
import { wakesFor, type Wake } from '../../../shared/storage/jobs.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { drawId } from '../../../shared/storage/samples.ts';
import { endOfAssessment } from '../../make/closing.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period } from '../../make/enrolled.ts';
import { closed, workedOff } from '../../make/published.ts';
import { refusal } from '../../make/refusal.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';
import { copiedJob, drain, mortal, type outcome, outlives, patient, redelivered, rowsOf, throttled } from './worker.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), [...audit, ...matters]);
let world: ReturnType<typeof start>;
let rows: Awaited<ReturnType<typeof rowsOf>>;
let messages: readonly Wake[];
let lived: ReturnType<typeof outcome>;
let all: number;
let subjects: string[];

const body = { share: '0.5', seed: '0742', lot: '监督会议现场摇号' };
const sample = (more: Partial<typeof body> = {}, by = 'chen') =>
  world.as(by).call('matters.sample', { params: { period }, body: { ...body, ...more } });

const about = () => copiedJob({ client: engine().client, world, rows, woken: messages });

async function revive({ platform, queue }: Awaited<ReturnType<typeof about>>) {
  const now = world.clock.now + 3_600_000;
  const draw = drawId({ period, ...body });
  const key = { pk: world.partition.job(world.jurisdiction, 'sample', draw), sk: sort.job };
  queue.length = 0;
  queue.push(...(await wakesFor(platform.table, key, now)));
  await drain(platform, queue, { holder: 'schedule', now, hasTime: () => true });
}

/** Six subjects with scores and one without; half of the seven, four, are drawn. */
beforeAll(async () => {
  world = start();
  subjects = [...(await endOfAssessment(world, 6)), 'unit.bureau-900'];
  await enrol(world, 'unit.bureau-900', { group: 'economic' });
  for (const name of ['chen', 'sun']) await world.person(name, 'county', ['supervisor']);
  await world.person('office', 'county', ['performance-office']);
  await world.person('auditor', 'county', ['audit-administrator']);
  await closed(world);
  world.clock.now = chinaTime('2026-10-22T09:00:00');
  world.sent.length = 0;
  expect((await sample()).body).toMatchObject({ begun: true, share: '0.5', seed: '0742' });
  messages = world.sent.splice(0);
  rows = await rowsOf(engine().client, 'jixiao-test');
  const run = await about();
  const immortal = mortal(run.platform, { at: 0, when: 'before' });
  expect(await outlives(immortal.platform, run.queue, 'worker')).toBe(true);
  [lived, all] = [await run.left(), immortal.acts()];
});

describe('the cases of a draw', () => {
  test('are the same when the worker is killed at any act', async () => {
    expect(messages).toMatchObject([{ kind: 'sample', stage: 'queued' }]);
    for (let at = 1; at <= all; at += 1) {
      const run = await about();
      const when = at % 2 ? 'after' : 'before';
      expect(await outlives(mortal(run.platform, { at, when }).platform, run.queue, 'worker')).toBe(false);
      await revive(run);
      expect(await run.left(), `killed ${when} act ${at}`).toEqual(lived);
    }
  });

  test('are opened once however often its messages come, and by however many workers', async () => {
    const run = await about();
    const seen: Wake[] = [];
    for (let wake = run.queue.pop(); wake; wake = run.queue.pop()) {
      seen.push(wake);
      const one = wake;
      await Promise.all(['one', 'two'].map((holder) => work(run.platform, kinds, one, { ...patient, holder })));
    }
    for (const wake of seen.toReversed()) await work(run.platform, kinds, wake, { ...patient, holder: 'days later' });
    await revive(run);
    expect(await run.left()).toEqual(lived);
  });

  test('are the same where the worker is throttled, and its messages come twice and in reverse', async () => {
    const run = await about();
    expect(await redelivered(throttled(run.platform), run.queue)).toBeGreaterThan(0);
    await revive(run);
    expect(await run.left()).toEqual(lived);
  });

  test('are not opened by a draw that waited until the period was archived', async () => {
    const run = await about();
    const { table } = run.platform;
    const head = (await table.get({ pk: world.partition.period(world.jurisdiction, period), sk: sort.head }))!;
    await table.write([{ put: { ...head, pk: String(head['pk']), sk: String(head['sk']), phase: 'archived' } }]);
    const before = await run.left();
    await drain(run.platform, run.queue, patient);
    expect(await run.left()).toEqual(before);
    expect(Object.keys(lived).length).toBeGreaterThan(Object.keys(before).length);
  });

  test('are of whom anybody draws again from the seal, and another supervisor decides each', async () => {
    await workedOff(world, [...messages], world.clock.now);
    const { body: seal } = await world.as('auditor').call('audit.seal', { params: { period } });
    const { signature } = JSON.parse(JSON.stringify(seal)).seal ?? seal;
    const expected = drawn(subjects, { seal: signature, ...body }).filter((one) => one !== 'unit.bureau-900');
    const { body: list } = await world.as('office').call('matters.rechecks.list', { params: { period }, query: {} });
    expect(list.matters.map(({ subject }) => subject).toSorted()).toEqual(expected.toSorted());
    expect(list.matters.length).toBeGreaterThanOrEqual(3);
    const draw = drawId({ period, ...body });
    for (const one of list.matters)
      expect(one).toMatchObject({ state: 'lodged', opened: { move: 'open', by: 'chen', sample: draw } });
    const [first] = list.matters;
    const at = { params: { period, subject: first!.subject, matter: first!.id }, body: { reason: '填报数与台账一致' } };
    expect(await refusal(world.as('chen').call('matters.rechecks.dismiss', at))).toMatchObject({
      type: 'urn:jixiao:problem:rechecks.involved',
    });
    expect((await world.as('sun').call('matters.rechecks.dismiss', at)).body.state).toBe('dismissed');
  });

  test('are not opened again when the same is asked for again, by whomever', async () => {
    world.sent.length = 0;
    expect((await sample({ share: '0.50' }, 'sun')).body).toMatchObject({ begun: false });
    expect(world.sent).toEqual([]);
  });
});

test('a share that draws nobody is refused with how many there may be, and the office draws nothing', async () => {
  expect(await refusal(sample({ share: '0.0' }))).toMatchObject({ type: 'urn:jixiao:problem:samples.size' });
  expect(await refusal(sample({}, 'office'))).toMatchObject({ status: 403 });
});

test('nothing is drawn before the close', async () => {
  const fresh = start();
  await endOfAssessment(fresh, 1);
  await fresh.person('chen', 'county', ['supervisor']);
  const asked = fresh.as('chen').call('matters.sample', { params: { period }, body });
  expect(await refusal(asked)).toMatchObject({ type: 'urn:jixiao:problem:phase.not-now' });
});
