import { demoStory } from '../../shared/text/demo.ts';
import {
  contributorOf,
  firstSecurityAdministrator,
  leaderOf,
  office,
  settings,
  staff,
  strategies,
  units,
} from './county.ts';
import { scheme } from './scheme.ts';
import type { Stage } from './stage.ts';

/** Units, people, roles, calendar and strategy, each entered by the administrator whose business it is. */
export async function setUp({ as, progress, quarter }: Stage): Promise<void> {
  const security = await as(firstSecurityAdministrator);
  const people = [
    ...staff.map(({ id, name }) => ({ id, name, unit: office })),
    ...units.flatMap((unit) => [
      { id: leaderOf(unit), name: unit.people[0], unit: unit.id },
      { id: contributorOf(unit), name: unit.people[1], unit: unit.id },
    ]),
  ];
  const grants = [
    ...staff
      .flatMap(({ id, roles }) => roles.map((role) => ({ id, role, unit: '' })))
      .filter(({ role }) => role !== 'system-administrator'),
    ...units.flatMap((unit) => [
      { id: leaderOf(unit), role: 'unit-leader' as const, unit: unit.id },
      { id: contributorOf(unit), role: 'unit-contributor' as const, unit: unit.id },
    ]),
  ];
  progress.step('set-up', units.length + people.length + grants.length + 4);

  await security.call('organisation.grant', {
    params: { official: 'qian.xitong' },
    body: { role: 'system-administrator', unit: '', why: demoStory.enabled },
  });
  const system = await as('qian.xitong');
  await system.call('organisation.configure', { ifMatch: 0, body: settings });
  progress.tick();
  const root = { name: { zh: demoStory.government, en: 'Shili County Government' }, level: 'county' as const };
  await system.call('organisation.save-unit', { params: { unit: 'county' }, ifMatch: 0, body: root });
  const officeUnit = { name: { zh: '县绩效办', en: 'Performance Office' }, level: 'office' as const, parent: 'county' };
  await system.call('organisation.save-unit', { params: { unit: office }, ifMatch: 0, body: officeUnit });
  for (const { id, zh, en, group } of units) {
    const level = group === 'towns' ? ('township' as const) : ('department' as const);
    const functions = [{ id: 'duties', name: { zh: `${zh}主要职责`, en: `Main duties of ${en}` } }];
    const body = { name: { zh, en }, level, group, parent: 'county', functions };
    await system.call('organisation.save-unit', { params: { unit: id }, ifMatch: 0, body });
    progress.tick();
  }
  for (const { id, ...body } of people) {
    const ifMatch = id === 'qian.xitong' ? 1 : 0;
    await system.call('organisation.save-official', { params: { official: id }, ifMatch, body });
    progress.tick();
  }
  for (const { id, role, unit } of grants) {
    await security.call('organisation.grant', {
      params: { official: id },
      body: { role, unit, why: demoStory.appointed },
    });
    progress.tick();
  }
  const performanceOffice = await as('li.jixiao');
  for (const { id, zh, en, source } of strategies) {
    const body = { name: { zh, en }, source, year: quarter.year };
    await performanceOffice.call('organisation.save-strategy-item', { params: { item: id }, ifMatch: 0, body });
    progress.tick();
  }
}

/** The office drafts and submits the scheme; the committee approves the text it saw. */
export async function approveScheme({ as, progress }: Stage): Promise<{ id: string; version: number }> {
  progress.step('scheme', 3);
  const params = { scheme: scheme.id, version: 1 };
  await (await as('li.jixiao')).call('schemes.create', { body: { scheme } });
  progress.tick();
  const submitted = await (await as('li.jixiao')).call('schemes.submit', { params, body: {} });
  progress.tick();
  const meeting = demoStory.firstMeeting;
  await (
    await as('wu.zhuren')
  ).call('schemes.approve', { params, body: { hash: submitted.body.standing.hash, meeting } });
  progress.tick();
  return { id: scheme.id, version: 1 };
}
