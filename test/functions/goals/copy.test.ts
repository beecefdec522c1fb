import { describe, expect, test } from 'vitest';
import type { AgreedGoal } from '../../../shared/domain/agreement/goal.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { append } from '../../../shared/storage/record.ts';
import { loadAppraisal } from '../../../shared/storage/appraisals.ts';
import { loadOfficial } from '../../../shared/storage/organisation.ts';
import { withEngine } from '../../make/engine.ts';
import { openPeriod, period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { turnOf, workedOff } from '../bulk/figures.ts';
import { agreedScheme, county, goals, params, signBy, subject, type County } from './stage.ts';

const engine = withEngine();
const next = '2026q4';
const now = { period: next, subject };

/** The bureau signed its goals in the third quarter; the fourth is being planned, by a scheme that may differ. */
async function signedBefore(later: (scheme: Scheme) => Scheme = (same) => same, text: AgreedGoal[] = goals()) {
  const world = await county(engine());
  await world.as('clerk').call('goals.propose', { params, ifMatch: 0, body: { as: 'proposal', goals: text } });
  await signBy(world, 'leader', 'subject');
  await signBy(world, 'office', 'assessor');
  const scheme = { ...later(agreedScheme), id: 'agreed-next' };
  const span = { id: next, start: '2026-10-01', end: '2026-12-31' };
  await openPeriod(world, 'planning', { ...span, scheme: { id: scheme.id, version: 1 } }, scheme);
  await enrolled(world, subject);
  return world;
}

async function enrolled({ table, jurisdiction, clock }: County, who: string): Promise<void> {
  const earlier = await loadAppraisal(table, jurisdiction, period, who);
  const { onTable: _, ...head } = earlier.head!;
  const chain = await loadAppraisal(table, jurisdiction, next, who);
  const fresh = { ...head, period: next, agreement: { state: 'none' as const, version: 0 } };
  await table.write(append(chain, happened('periods.enrolled', clock.now), { head: fresh }).writes);
}

const copy = (world: County, by: string, as: 'draft' | 'proposal' | 'counter' = 'proposal', from = period) =>
  world.as(by).call('goals.copy', { params: now, body: { from, as } });

describe('the goals of an earlier period', () => {
  test('are laid on the empty table of the next one as a draft, a proposal, or handed down, and nothing is left out', async () => {
    for (const [by, as, state] of [
      ['clerk', 'draft', 'draft'],
      ['clerk', 'proposal', 'proposed'],
      ['office', 'counter', 'countered'],
    ] as const) {
      const world = await signedBefore();
      expect((await copy(world, by, as)).body).toMatchObject({ state, version: 1, copied: 2, left: [] });
      const { body } = await world.as(by).call('goals.read', { params: now });
      expect(body).toMatchObject({ state, onTable: { side: by === 'clerk' ? 'subject' : 'assessor', goals: goals() } });
    }
  });

  test('are left out, each with why, where the scheme asks for them no more or means something else by them', async () => {
    const gone = await signedBefore((scheme) => ({
      ...scheme,
      sections: scheme.sections.map((section) =>
        section.items === 'common'
          ? { ...section, indicators: section.indicators.filter(({ id }) => id !== 'online') }
          : section,
      ),
    }));
    const told = (await copy(gone, 'clerk', 'draft')).body;
    expect(told).toMatchObject({ copied: 1, left: [{ item: 'online', code: 'goals.copy-gone' }] });
    expect(told.left[0]?.en).toBe('The scheme of this period has no indicator “Handled online” any more.');

    const other = await signedBefore((scheme) => ({
      ...scheme,
      sections: scheme.sections.map((section) =>
        section.items === 'common'
          ? {
              ...section,
              indicators: section.indicators.map((one) =>
                one.id === 'online' ? { ...one, direction: 'decrease' as const } : one,
              ),
            }
          : { ...section, id: 'another' },
      ),
    }));
    const { detail } = await refusal(copy(other, 'clerk', 'draft').then((answer) => answer.body));
    expect(detail).toContain('方向');
    expect(detail).toContain('个性指标');
    expect((await other.as('clerk').call('goals.read', { params: now })).body.state).toBe('none');
  });

  test('are left out where they name somebody who is gone, or a day that is past; the others are proposed', async () => {
    const dated = { id: 'opened', name: { zh: '开通', en: 'Opened' }, share: '1', due: '2026-09-01' };
    const text = goals().map((goal) => (goal.item === 'visits' ? { ...goal, milestones: [dated] } : goal));
    const world = await signedBefore(undefined, text);
    expect((await copy(world, 'clerk', 'draft')).body).toMatchObject({
      copied: 1,
      left: [{ item: 'visits', code: 'goals.milestone-outside' }],
    });

    const left = await signedBefore();
    const chain = await loadOfficial(left.table, left.jurisdiction, 'clerk');
    await left.table.write(
      append(chain, happened('organisation.official-saved', left.clock.now), {
        head: { ...chain.head!, active: false, grants: [] },
      }).writes,
    );
    expect(await refused(copy(left, 'leader', 'draft'))).toBe('goals.copy-nothing');
  });

  test('are not laid over goals there are, nor where none were in force, nor for the other side', async () => {
    const world = await signedBefore();
    expect(await refused(copy(world, 'clerk', 'counter'))).toBe('goals.other-side');
    expect(await refused(copy(world, 'stranger'))).toBe('access.scope');
    expect(await refused(copy(world, 'clerk', 'draft', next))).toBe('goals.copy-none');
    await copy(world, 'clerk', 'draft');
    expect(await refused(copy(world, 'clerk'))).toBe('goals.copy-over');
  });

  test('are copied for every subject that has none yet, with what was left out in the answer of its row', async () => {
    const world = await signedBefore();
    await enrolled(world, 'official.officer');
    const { body } = await world.as('office').call('bulk.ask', {
      body: {
        act: 'goals.copy',
        why: '沿用第三季度目标',
        waiting: { period: next, from: period, as: 'counter' },
      },
    });
    const asking = { world } as never;
    await workedOff(asking, world.platform, turnOf(asking));
    const { rows } = (await world.as('office', 'en').call('bulk.rows', { params: { bulk: body.id } })).body;
    expect(rows.map(({ row, state }) => [row['subject'], state])).toEqual([
      ['official.officer', 'refused'],
      [subject, 'done'],
    ]);
    expect(rows[0]?.problem?.['type']).toBe('urn:jixiao:problem:goals.other-side');
    expect(rows[1]?.answer).toMatchObject({ copied: 2, left: [], state: 'countered' });
  });
});
