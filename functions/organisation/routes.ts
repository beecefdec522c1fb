import * as z from 'zod';
import { CalendarYear } from '../../shared/domain/organisation/calendar.ts';
import { Grants } from '../../shared/domain/organisation/grant.ts';
import { OfficialBody, StrategyBody, UnitBody } from '../../shared/domain/organisation/unit.ts';
import { Day, OfficialId, Slug } from '../../shared/domain/text.ts';
import { JurisdictionHead, OfficialHead, StrategyItem, Unit } from '../../shared/storage/organisation.ts';
import { Numeral, Page } from '../fields.ts';
import { route } from '../route.ts';
import { ReactivationBody, SettingsBody } from './bodies.ts';
import { grantRoutes } from './grant-routes.ts';
import { listOfficials, reactivateOfficial, readMe, readOfficial, saveOfficial } from './officials.ts';
import { PeopleQuery, listPeople } from './people.ts';
import { configure, keepCalendar, listStrategy, readCalendar, readSettings, saveStrategyItem } from './settings.ts';
import { listUnits, readUnit, saveUnit } from './units.ts';
import { auditor, everybody, office } from '../../shared/domain/organisation/allow.ts';

const systemAdministrator = [{ role: 'system-administrator', scope: 'jurisdiction' }] as const;
const securityAdministrator = [{ role: 'security-administrator', scope: 'jurisdiction' }] as const;

const unitParams = z.strictObject({ unit: Slug });
const officialParams = z.strictObject({ official: OfficialId });
const calendarParams = z.strictObject({ year: Numeral(2000, 2200) });
const saved = z.strictObject({ id: z.string(), version: z.int() });

const unitExample = {
  name: { zh: '县财政局', en: 'Finance Bureau' },
  parent: 'county',
  level: 'department',
  group: 'economic',
  functions: [{ id: 'budget', name: { zh: '预算管理', en: 'Budget management' } }],
};

export const routes = [
  route({
    id: 'organisation.me',
    method: 'GET',
    path: '/v1/organisation/me',
    summary: { zh: '本人与角色', en: 'Who I am and which roles I hold' },
    allow: [everybody, ...securityAdministrator],
    reply: z.strictObject({
      id: z.string(),
      name: z.string(),
      jurisdiction: z.string(),
      unit: z.string(),
      grants: Grants,
    }),
    useCase: readMe,
  }),
  route({
    id: 'organisation.settings',
    method: 'GET',
    path: '/v1/organisation/settings',
    summary: { zh: '查看基本设置', en: 'Read the settings of the jurisdiction' },
    allow: [everybody],
    reply: JurisdictionHead,
    useCase: readSettings,
  }),
  route({
    id: 'organisation.configure',
    method: 'PUT',
    path: '/v1/organisation/settings',
    summary: {
      zh: '基本设置（未写的项不变）',
      en: 'Set name, time zone, peer groups, evidence limits, time of reminders and letterhead (name in red, who signs, how numbers begin, seal) of the jurisdiction: what is not mentioned stays',
    },
    allow: systemAdministrator,
    body: SettingsBody,
    reply: saved,
    ifMatch: true,
    example: {
      name: { zh: '示例县', en: 'Shili County' },
      timeZone: 'Asia/Shanghai',
      evidence: { maximumBytes: 20_000_000, types: ['application/pdf'] },
    },
    useCase: configure,
  }),
  route({
    id: 'organisation.units',
    method: 'GET',
    path: '/v1/organisation/units',
    summary: { zh: '单位目录', en: 'List the units' },
    allow: [everybody],
    query: Page,
    reply: z.strictObject({ units: z.array(Unit), next: z.string().optional() }),
    useCase: listUnits,
  }),
  route({
    id: 'organisation.unit',
    method: 'GET',
    path: '/v1/organisation/units/{unit}',
    summary: { zh: '查看单位', en: 'Read a unit' },
    allow: [everybody],
    params: unitParams,
    reply: Unit,
    useCase: readUnit,
  }),
  route({
    id: 'organisation.save-unit',
    method: 'PUT',
    path: '/v1/organisation/units/{unit}',
    summary: {
      zh: '登记或修改单位（未写的项不变，null 为删去）',
      en: 'Register or change a unit: what is not mentioned stays, null takes a field away',
    },
    allow: systemAdministrator,
    params: unitParams,
    body: UnitBody,
    reply: saved,
    ifMatch: true,
    example: unitExample,
    useCase: saveUnit,
  }),
  route({
    id: 'organisation.officials',
    method: 'GET',
    path: '/v1/organisation/units/{unit}/officials',
    summary: { zh: '单位人员', en: 'List the officials of a unit' },
    allow: [...systemAdministrator, ...securityAdministrator, office, { role: 'official', scope: 'unit' }],
    params: unitParams,
    query: Page,
    reply: z.strictObject({ officials: z.array(OfficialHead), next: z.string().optional() }),
    useCase: listOfficials,
  }),
  route({
    id: 'organisation.people',
    method: 'GET',
    path: '/v1/organisation/officials',
    summary: { zh: '全部人员与角色（可按角色查）', en: 'List everybody unit by unit; `role`: only its holders' },
    allow: [...systemAdministrator, ...securityAdministrator, auditor, { role: 'performance-office', scope: 'whole' }],
    query: PeopleQuery,
    reply: z.strictObject({ officials: z.array(OfficialHead), next: z.string().optional() }),
    useCase: listPeople,
  }),
  route({
    id: 'organisation.official',
    method: 'GET',
    path: '/v1/organisation/officials/{official}',
    summary: { zh: '查看人员', en: 'Read an official' },
    allow: [...systemAdministrator, ...securityAdministrator, { role: 'performance-office', scope: 'whole' }],
    params: officialParams,
    reply: OfficialHead,
    useCase: readOfficial,
  }),
  route({
    id: 'organisation.save-official',
    method: 'PUT',
    path: '/v1/organisation/officials/{official}',
    summary: {
      zh: '登记或修改人员（未写的项不变，null 为删去；停用即终止其全部角色）',
      en: 'Register or change an official: what is not mentioned stays, null takes a field away; deactivating ends every role',
    },
    allow: systemAdministrator,
    params: officialParams,
    body: OfficialBody,
    reply: saved,
    ifMatch: true,
    example: { name: '张伟', unit: 'finance' },
    useCase: saveOfficial,
  }),
  route({
    id: 'organisation.reactivate',
    method: 'POST',
    path: '/v1/organisation/officials/{official}/reactivation',
    summary: {
      zh: '恢复启用人员（原有角色不恢复，须重新授予）',
      en: 'Reactivate an official; earlier roles are not revived and must be granted anew',
    },
    allow: systemAdministrator,
    params: officialParams,
    body: ReactivationBody,
    reply: saved,
    example: { why: '借调期满返回' },
    status: 201,
    useCase: reactivateOfficial,
  }),
  ...grantRoutes,
  route({
    id: 'organisation.calendar',
    method: 'GET',
    path: '/v1/organisation/calendars/{year}',
    summary: { zh: '工作日历', en: 'Read the work calendar of a year' },
    allow: [everybody],
    params: calendarParams,
    reply: CalendarYear,
    useCase: readCalendar,
  }),
  route({
    id: 'organisation.keep-calendar',
    method: 'PUT',
    path: '/v1/organisation/calendars/{year}',
    summary: { zh: '设定工作日历', en: 'Set the work calendar of a year' },
    allow: systemAdministrator,
    params: calendarParams,
    body: z.strictObject({ holidays: z.array(Day).max(200), makeUpDays: z.array(Day).max(60) }),
    reply: saved,
    ifMatch: true,
    example: { holidays: ['2026-10-01'], makeUpDays: ['2026-10-10'] },
    useCase: keepCalendar,
  }),
  route({
    id: 'organisation.strategy',
    method: 'GET',
    path: '/v1/organisation/strategy-items',
    summary: { zh: '战略目标', en: 'List the strategy items goals link to' },
    allow: [everybody],
    query: Page,
    reply: z.strictObject({ items: z.array(StrategyItem), next: z.string().optional() }),
    useCase: listStrategy,
  }),
  route({
    id: 'organisation.save-strategy-item',
    method: 'PUT',
    path: '/v1/organisation/strategy-items/{item}',
    summary: {
      zh: '登记或修改战略目标（未写的项不变，null 为删去）',
      en: 'Register or change a strategy item: what is not mentioned stays, null takes a field away',
    },
    allow: [{ role: 'performance-office', scope: 'whole' }],
    params: z.strictObject({ item: Slug }),
    body: StrategyBody,
    reply: saved,
    ifMatch: true,
    example: {
      name: { zh: '优化营商环境', en: 'A better business climate' },
      source: '2026年政府工作报告第三部分',
      year: 2026,
    },
    useCase: saveStrategyItem,
  }),
];
