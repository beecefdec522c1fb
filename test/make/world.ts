import type { LetterheadSettings } from '../../shared/domain/organisation/letterhead.ts';
import { randomBytes } from 'node:crypto';
import type { DutyEvent } from '../../shared/domain/duty/reminder.ts';
import type { Grant } from '../../shared/domain/organisation/authority.ts';
import { append } from '../../shared/storage/record.ts';
import { partition, sort } from '../../shared/storage/keys.ts';
import { loadJurisdiction, loadOfficial, type Unit } from '../../shared/storage/organisation.ts';
import type { Meter } from '../../shared/storage/dynamodb.ts';
import { client, type Received, type Sent } from '../../functions/client.ts';
import { http } from '../../functions/http.ts';
import type { Wake } from '../../shared/storage/jobs.ts';
import type { Platform } from '../../functions/services.ts';
import { gatewayKey, spelled, type Route } from '../../functions/route.ts';
import type { Engine } from './engine.ts';
import { happened } from './happened.ts';

export const chinaTime = (local: string): number => Date.parse(`${local}+08:00`);

/**
 * A jurisdiction of its own on the real engine, with the real handlers in front: requests go through routing, roles,
 * parsing, idempotency and storage. Files and queue are plain objects a test can look into.
 */
export function makeWorld<T extends Route>(
  engine: Engine,
  routes: readonly T[],
  meter?: Meter,
  jurisdiction = `t${randomBytes(6).toString('hex')}`,
) {
  const sent: Wake[] = [];
  const announced: DutyEvent[] = [];
  const reports = new Map<string, Uint8Array>();
  const uploads = new Map<string, Uint8Array>();
  const table = engine.table(meter);
  const platform: Platform = {
    bus: {
      put: async (events) => {
        announced.push(...events);
        return new Set();
      },
    },
    table,
    secret: async () => 'a secret of the tests',
    jobs: {
      send: async (messages) => {
        sent.push(...messages);
      },
    },
    files: {
      upload: async ({ key }) => ({ url: 'https://store.invalid', fields: { key } }),
      hasEvidence: async (key) => !key.endsWith('-lost'),
      readEvidence: async (key) => uploads.get(key),
      link: async (bucket, key) => `https://store.invalid/${bucket}/${key}`,
      writeReport: async (key, bytes, _type, over) => {
        if (reports.has(key) && !over) return false;
        reports.set(key, bytes);
        return true;
      },
      readReport: async (key) => reports.get(key),
      listReports: async (prefix, { behind, limit }) =>
        [...reports.keys()]
          .filter((key) => key.startsWith(prefix) && key > behind)
          .sort()
          .slice(0, limit),
    },
  };
  const handler = http(routes, () => platform);
  const clock = { now: chinaTime('2026-07-01T09:00:00') };
  let requests = 0;

  const send =
    (person: string, language: string, claimed: string) =>
    async ({ method, path, route, params, query, headers, body }: Sent): Promise<Received> => {
      requests += 1;
      const event = {
        routeKey: gatewayKey(route),
        rawPath: path,
        headers: { 'accept-language': language, ...headers },
        pathParameters: { ...spelled(route), ...params },
        queryStringParameters: query,
        body,
        isBase64Encoded: false,
        requestContext: {
          http: { method },
          requestId: `request-${requests}`,
          timeEpoch: clock.now,
          domainName: 'jixiao.example.gov.cn',
          authorizer: { jwt: { claims: { sub: person, jurisdiction: claimed }, scopes: [] } },
        },
      };
      const reply = await handler(event, { getRemainingTimeInMillis: () => 30_000 } as never);
      const { statusCode = 500, headers: sentBack = {}, body: text = 'null' } = reply;
      return {
        status: statusCode,
        headers: sentBack as Record<string, string>,
        body: String(sentBack['content-type']).includes('json') ? JSON.parse(text) : text,
      };
    };

  return {
    /** Requests as they come: whatever somebody sends. */
    send,
    jurisdiction,
    table,
    platform,
    clock,
    sent,
    announced,
    reports,
    uploads,

    /** The typed client of one person. `claimed` is the jurisdiction their token names. */
    as: (person: string, language = 'zh-CN', claimed = jurisdiction) =>
      client(routes, send(person, language, claimed), () => randomBytes(12).toString('hex')),

    async settings(timeZone = 'Asia/Shanghai') {
      const chain = await loadJurisdiction(table, jurisdiction);
      const head = {
        name: { zh: '示例县', en: 'Shili County' },
        timeZone,
        peerGroups: [
          'economic',
          'party',
          'social',
          'snapshots',
          'organisations',
          'bureaus',
          'departments',
          'towns',
        ].map((id) => ({
          id,
          name: { zh: id, en: id },
        })),
        evidence: { maximumBytes: 20_000_000, types: ['application/pdf', 'image/png', 'text/csv'] },
      };
      await table.write(append(chain, happened('organisation.configured', clock.now), { head }).writes);
    },

    async letterhead(letterhead: LetterheadSettings) {
      const chain = await loadJurisdiction(table, jurisdiction);
      const head = { ...chain.head!, letterhead };
      await table.write(append(chain, happened('organisation.configured', clock.now), { head }).writes);
    },

    /** The jurisdiction's own year, in place of the national one. */
    async calendar(year: number, makeUpDays: readonly string[], holidays: readonly string[] = []) {
      const chain = await loadJurisdiction(table, jurisdiction);
      const items = [{ sk: sort.calendar(year), value: { year, holidays, makeUpDays } }];
      await table.write(append(chain, happened('organisation.calendar-kept', clock.now), { items }).writes);
    },

    async unit(id: string, more: Partial<Unit> = {}) {
      const unit: Unit = {
        id,
        name: { zh: `单位${id}`, en: id },
        path: [],
        level: 'department',
        functions: [],
        active: true,
        version: 1,
        ...more,
      };
      const chain = await loadJurisdiction(table, jurisdiction);
      const items = [{ sk: sort.unit(id), value: unit }];
      await table.write(append(chain, happened('organisation.unit-saved', clock.now), { items }).writes);
      return unit;
    },

    /** A registered person; grants name the person's own unit unless said otherwise. */
    async person(id: string, unit: string, roles: readonly (Grant | Grant['role'])[] = [], more = {}) {
      const chain = await loadOfficial(table, jurisdiction, id);
      const grants = roles.map((role) => (typeof role === 'string' ? { role, unit } : role));
      const head = { id, name: id, unit, grants, active: true, ...more };
      const happening = happened('organisation.official-saved', clock.now);
      await table.write(append(chain, happening, { head }).writes);
    },

    /** Every item of a collection as it stands, for tests that look at what was written. */
    async collection(pk: string) {
      return (await table.query({ partition: pk })).items;
    },
    partition,
  };
}
