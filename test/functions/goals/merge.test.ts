import { describe, expect, test } from 'vitest';
import { existingRecord } from '../../../shared/storage/appraisals.ts';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, period, recorded } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime } from '../../make/world.ts';
import { indicator } from '../../domain/scoring/example.ts';
import { goals, implementing, params, signBy, subject, type County } from './stage.ts';

const engine = withEngine();
const hash = 'a'.repeat(64);
const document = { number: '县编〔2026〕3号', title: '关于机构合并的通知', issuer: '县委编办' };
const merged = { period, subject: 'unit.finance' };

/** An item of the subject's own with so many of the 40 points. */
const own = (id: string, points: string): AgreedGoal => ({
  ...goals()[1]!,
  item: id,
  own: { section: 'specific', indicator: indicator(id, points, { kind: 'progress' }, { frequency: 'quarter' }) },
});
/** What both had agreed on, in one text whose own items come to 40 points again: 25 + 15. */
const together = [goals()[0]!, own('visits', '25'), own('grants', '15')];

/** The bureau of services has its goals signed; finance has some of its own in force. */
async function twoUnits() {
  const world = await implementing(engine());
  await enrol(world, merged.subject, { agreement: { state: 'imposed', version: 1 } });
  const text = { version: 1, side: 'assessor', hash, goals: [goals()[0]!, own('grants', '40')] };
  await recorded(world, merged.subject, 'office', 'goals.countered', text);
  await recorded(world, merged.subject, 'chair', 'goals.imposed', { version: 1, hash });
  return world;
}
const merge = (world: County, more: object = {}, who = 'office') =>
  world.as(who).call('goals.merge', {
    params: merged,
    body: { into: subject, goals: together, document, reason: '两局合并，职能整体划转', ...more },
  });
const recordOf = (world: County, of: string) => existingRecord(world.table, world.jurisdiction, period, of);

describe('a unit that is merged into another', () => {
  test('has its goals handed over by a change that counts there once both sides have signed, and its withdrawal proposed', async () => {
    const world = await twoUnits();
    expect((await merge(world)).body).toMatchObject({ subject: merged.subject, into: subject, state: 'changing' });
    const { body } = await world.as('leader').call('goals.read', { params });
    expect(body).toMatchObject({ state: 'changing', changeReason: { ground: 'reorganisation', document } });
    expect(body.inForce?.goals.map(({ item }) => item)).toEqual(['online', 'visits']);
    await signBy(world, 'leader', 'subject');
    await signBy(world, 'checker', 'assessor');
    const signed = await world.as('leader').call('goals.read', { params });
    expect(signed.body.inForce?.goals.map(({ item }) => item)).toEqual(['online', 'visits', 'grants']);
    const { head, entries } = await recordOf(world, merged.subject);
    expect(head.life).toMatchObject({ state: 'proposed', ground: 'merged', by: 'office' });
    expect(entries.at(-1)).toMatchObject({ what: 'periods.withdrawal-proposed', data: { into: subject, document } });
  });

  test('leaves both as they were where the text is refused, as where an item is forgotten or the points do not come to the whole', async () => {
    const world = await twoUnits();
    const forgotten = { goals: [goals()[0]!, own('visits', '40')] };
    expect(await refusal(merge(world, forgotten))).toMatchObject({
      type: 'urn:jixiao:problem:goals.not-handed-over',
      legal: ['grants'],
    });
    const eighty = { goals: [goals()[0]!, own('visits', '40'), own('grants', '40')] };
    expect((await refusal(merge(world, eighty)))['status']).toBeGreaterThanOrEqual(400);
    expect((await recordOf(world, merged.subject)).head.life).toBeUndefined();
    expect((await recordOf(world, subject)).head.agreement.state).toBe('signed');
  });

  test('goes into another one that has an agreement nobody is changing, once, and while goals may change', async () => {
    const world = await twoUnits();
    expect(await refused(merge(world, { into: merged.subject }))).toBe('goals.merge-into-itself');
    await enrol(world, 'unit.unsigned');
    expect(await refused(merge(world, { into: 'unit.unsigned' }))).toBe('goals.merge-into-unsigned');
    expect(await refused(merge(world, { into: 'official.officer' }))).toBe('goals.merge-of-people');
    expect(await refused(merge(world, { into: 'unit.nobody' }))).toBe('access.no-appraisal');
    expect(await refused(merge(world, {}, 'leader'))).toBe('access.role');
    await merge(world);
    expect(await refused(merge(world))).toBe('goals.merge-while-changing');
    world.clock.now = chinaTime('2026-10-05T10:00:00');
    expect(await refused(merge(world))).toBe('goals.change-too-late');
  });
});
