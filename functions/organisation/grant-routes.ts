import * as z from 'zod';
import { OfficialId } from '../../shared/domain/text.ts';
import { route } from '../route.ts';
import { GrantBody } from './bodies.ts';
import { changeGrant } from './officials.ts';

const securityAdministrator = [{ role: 'security-administrator', scope: 'jurisdiction' }] as const;
const officialParams = z.strictObject({ official: OfficialId });
const saved = z.strictObject({ id: z.string(), version: z.int() });

/** Roles given and taken; also for many at once. */
export const grantRoutes = [
  route({
    id: 'organisation.grant',
    method: 'POST',
    path: '/v1/organisation/officials/{official}/grants',
    summary: {
      zh: '授予角色（绩效办、绩效管理委员会、监督机构可以 over 限于某一单位及其下属单位主持的考核）',
      en: 'Grant a role; office, committee, supervisor and body of appeal may be granted over a unit, for what it and the units below it run',
    },
    allow: securityAdministrator,
    params: officialParams,
    body: GrantBody,
    reply: saved,
    example: { role: 'unit-leader', unit: 'finance', why: '干部任命通知第 12 号' },
    useCase: (services, caller, request) => changeGrant('granted', services, caller, request),
  }),
  route({
    id: 'organisation.revoke',
    method: 'POST',
    path: '/v1/organisation/officials/{official}/revocations',
    summary: { zh: '撤销角色', en: 'Revoke a role' },
    allow: securityAdministrator,
    params: officialParams,
    body: GrantBody,
    reply: saved,
    example: { role: 'unit-leader', unit: 'finance', why: '岗位调整' },
    useCase: (services, caller, request) => changeGrant('revoked', services, caller, request),
  }),
];
