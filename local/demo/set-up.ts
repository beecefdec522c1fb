import type { Mapping } from '../../shared/domain/import/mapping.ts';
import type { Kind } from '../../shared/domain/import/definitions.ts';
import type { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { demoStory } from '../../shared/text/demo.ts';
import type * as z from 'zod';
import type { Api } from './api.ts';
import {
  bureau,
  bureauOffice,
  bureauStaff,
  contributorOf,
  firstSecurityAdministrator,
  firstSecurityName,
  leaderOf,
  office,
  officials,
  petitionsOffice,
  settings,
  staff,
  strategies,
} from './county.ts';
import { type Stage, each } from './stage.ts';

interface Filed {
  readonly kind: Kind;
  readonly name: string;
  readonly period?: string;
  readonly fields: z.input<typeof Mapping>['fields'];
  /** The headings, then the rows. */
  readonly table: readonly (readonly string[])[];
}

/** Brings a table in as a file: registered, checked, written. */
export async function bring(person: Api, { kind, name, period, fields, table }: Filed): Promise<void> {
  const text = table.map((cells) => `${cells.join(',')}\n`).join('');
  const file = {
    kind,
    name: `${name}.csv`,
    ...(period === undefined ? {} : { period }),
    format: { type: 'csv' },
  } as const;
  const { body } = await person.call('imports.register', { body: { ...file, mapping: { fields }, content: { text } } });
  const params = { import: body.id };
  const { faults } = (await person.call('imports.check', { params, body: {} })).body;
  if (faults.length > 0) throw new Error(`${name}: ${JSON.stringify(faults[0])}`);
  while ((await person.call('imports.run', { params, body: {} })).body.left > 0);
}

const columns = (...names: readonly string[]) => Object.fromEntries(names.map((column) => [column, { column }]));

/** Units, people, roles, calendar and strategy, each entered by the administrator whose business it is. */
export async function setUp({ as, progress, units }: Stage, year: number): Promise<void> {
  const security = await as(firstSecurityAdministrator);
  const delivering = [...units, petitionsOffice];
  const sides = delivering.flatMap((unit) => [
    { id: leaderOf(unit), name: unit.people[0], unit: unit.id, role: 'unit-leader' as const },
    { id: contributorOf(unit), name: unit.people[1], unit: unit.id, role: 'unit-contributor' as const },
  ]);
  const grants = [
    ...staff.flatMap(({ id, roles }) => roles.map((role) => ({ id, role, unit: '' }))),
    ...bureauStaff.map(({ id, role }) => ({ id, role, unit: '', over: bureau })),
    ...sides.map(({ id, role, unit }) => ({ id, role, unit })),
    ...[`${bureau}.leader`, ...officials.map(({ id }) => id)].map((id) => ({ id, role: 'rater' as const, unit: '' })),
  ].filter(({ role }) => role !== 'system-administrator');
  progress.step('set-up', grants.length + 4);

  await security.call('organisation.grant', {
    params: { official: 'qian.xitong' },
    body: { role: 'system-administrator', unit: '', why: demoStory.enabled },
  });
  const system = await as('qian.xitong');
  await system.call('organisation.configure', { ifMatch: 0, body: settings });
  progress.tick();
  await bring(system, {
    kind: 'units',
    name: demoStory.files.units,
    fields: columns('id', 'name.zh', 'name.en', 'level', 'parent', 'group', 'functions.0.id', 'functions.0.name.zh'),
    table: [
      ['id', 'name.zh', 'name.en', 'level', 'parent', 'group', 'functions.0.id', 'functions.0.name.zh'],
      ['county', demoStory.government, 'Shili County Government', 'county', '', '', '', ''],
      [office, '县绩效办', 'Performance Office', 'office', 'county', '', '', ''],
      [bureauOffice.id, bureauOffice.zh, bureauOffice.en, 'office', bureau, '', '', ''],
      ...delivering.map(({ id, zh, en, group = '', parent = 'county' }) => {
        const level = group === 'towns' ? 'township' : 'department';
        return [id, zh, en, level, parent, group, 'duties', `${zh}主要职责`];
      }),
    ],
  });
  progress.tick();
  const assessed = new Map<string, string>(officials.map(({ id }) => [id, 'civil-servants']));
  const people = [
    ...staff.map(({ id, name }) => ({ id, name, unit: office })),
    { id: firstSecurityAdministrator, name: firstSecurityName, unit: office },
    ...bureauStaff.map(({ id, name }) => ({ id, name, unit: bureauOffice.id })),
    ...sides,
    ...officials.slice(1).map(({ id, name }) => ({ id, name, unit: bureau })),
  ];
  await bring(system, {
    kind: 'officials',
    name: demoStory.files.people,
    fields: columns('id', 'name', 'unit', 'group'),
    table: [
      ['id', 'name', 'unit', 'group'],
      ...people.map(({ id, name, unit }) => [id, name, unit, assessed.get(id) ?? '']),
    ],
  });
  progress.tick();
  await each(grants, async ({ id, ...granted }) => {
    await security.call('organisation.grant', {
      params: { official: id },
      body: { ...granted, why: demoStory.appointed },
    });
    progress.tick();
  });
  await bring(await as('li.jixiao'), {
    kind: 'strategy',
    name: demoStory.files.strategy,
    fields: { ...columns('id', 'name.zh', 'name.en', 'source'), year: { column: 'year', as: 'integer' } },
    table: [
      ['id', 'name.zh', 'name.en', 'source', 'year'],
      ...strategies.map(({ id, zh, en, source }) => [id, zh, en, source, String(year)]),
    ],
  });
  progress.tick();
}

/** The office drafts and submits a scheme; the committee approves the text it saw. */
export async function adopt(
  { as }: Pick<Stage, 'as'>,
  scheme: Scheme,
  { drafter, committee, owner }: { drafter: string; committee: string; owner?: string },
): Promise<{ id: string; version: number }> {
  const params = { scheme: scheme.id, version: 1 };
  const author = await as(drafter);
  await author.call('schemes.create', { body: { scheme, ...(owner === undefined ? {} : { owner }) } });
  const { hash } = (await author.call('schemes.submit', { params, body: {} })).body.standing;
  const body = { hash, meeting: demoStory.firstMeeting };
  await (await as(committee)).call('schemes.approve', { params, body });
  return { id: scheme.id, version: 1 };
}

/** Those of the county itself. */
export const ofCounty = { drafter: 'li.jixiao', committee: 'wu.zhuren' };
