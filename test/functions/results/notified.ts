import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { endOfAssessment } from '../../make/closing.ts';
import { period, smallScheme } from '../../make/enrolled.ts';
import type { routes } from '../../make/every-kind.ts';
import { closed } from '../../make/published.ts';
import type { makeWorld } from '../../make/world.ts';

type World = ReturnType<typeof makeWorld<(typeof routes)[number]>>;

export const subject = (n: number) => ({ period, subject: `unit.bureau-00${n}` });

/** A closed quarter of six bureaux in the days in which one may object. */
export async function heardOut(world: World, scheme: Partial<Scheme> = {}): Promise<void> {
  await endOfAssessment(world, 6, 1, { ...smallScheme, ...scheme });
  await world.unit('county', { level: 'county' });
  for (const n of [0, 3]) {
    await world.unit(`bureau-00${n}`);
    await world.person(`leader${n}`, `bureau-00${n}`, ['unit-leader']);
  }
  await world.person('office', 'county', ['performance-office']);
  await world.person('chair', 'county', ['committee']);
  await world.person('chen', 'county', ['supervisor']);
  await closed(world);
}

/** The results are approved; what the worker has to do for it is still asked. */
export async function approved(world: World): Promise<void> {
  const body = { finding: 'approved' as const, meeting: '2026年第3次会议' };
  await world.as('office').call('results.propose', { params: { period }, body: { exceptions: [] } });
  await world.as('chair').call('results.approve', { params: { period }, body });
}

/** Bureau 0 and bureau 3 are the peer group; a recheck of one of them moves the other. */
export async function recheckedTo(world: World, n: number, number: string): Promise<void> {
  const objection = { reason: '统计口径有误', items: ['budget'] };
  const { body } = await world
    .as(`leader${n}`)
    .call('matters.rechecks.object', { params: subject(n), body: objection });
  const corrections = [
    { kind: 'filing-replaced' as const, indicator: 'budget', value: { kind: 'number' as const, number } },
  ];
  const decision = { reason: '经核对原始台账，填报有误', corrections };
  const place = { ...subject(n), matter: body.id };
  await world.as('chen').call('matters.rechecks.uphold', { params: place, body: decision });
}
