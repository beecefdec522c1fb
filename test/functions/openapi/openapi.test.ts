import { describe as group, expect, test } from 'vitest';
import * as z from 'zod';
import { describe } from '../../../functions/openapi/document.ts';
import { fault, problemOf } from '../../../functions/problem.ts';
import { route } from '../../../functions/route.ts';
import { Refused } from '../../../shared/domain/refused.ts';
import { refusals, type RefusalCode } from '../../../shared/text/catalogue.ts';
import { routeTables } from '../../make/route-tables.ts';

const tables = await routeTables();
const routes = [...tables.values()].flat();
const document = JSON.parse(JSON.stringify(describe(tables))) as {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        parameters: { name: string; in: string; required: boolean; schema: { pattern?: string } }[];
        responses: Record<string, unknown>;
      }
    >
  >;
  servers: { url: string; variables?: Record<string, unknown> }[];
  components: { schemas: Record<string, unknown>; responses: Record<string, { content: Record<string, unknown> }> };
};
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

group('the description of the API', () => {
  test('names every route once', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(routes.map(({ id }) => id).sort());
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
  });

  test('refers to nothing it does not contain', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
    expect(references.length).toBeGreaterThan(50);
    const missing = references.filter((target = '') => {
      const [, kind, name = ''] = /^#\/components\/(schemas|responses)\/([A-Za-z0-9._-]+)$/.exec(target) ?? [];
      return !(kind === 'schemas' || kind === 'responses') || !(name in document.components[kind]);
    });
    expect(missing).toEqual([]);
  });

  test('gives patterns that every tool reads alike', () => {
    const found = new Set(
      [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) => text),
    );
    expect(found.size).toBeGreaterThan(20);
    for (const text of found) {
      const pattern = String(JSON.parse(text));
      expect(() => [new RegExp(pattern), new RegExp(pattern, 'u')], pattern).not.toThrow();
      // Looking around and classes of Unicode are not everywhere, and what \d and \w hold differs.
      expect(pattern).not.toMatch(/\(\?[=!<]|\\[pPdDwWsSbB]/);
    }
  });

  test('asks for every part of a path', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((part) => part.in === 'path').map(({ name }) => name)).toEqual(inPath);
      }
    }
  });

  test('gives every body an example that the route itself accepts', () => {
    const wrong = routes.filter(({ body, example }) => body && !body.safeParse(example).success);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('says of every operation how it ends where it succeeds, and that alone', () => {
    const told = new Map(
      operations.map(({ operationId, responses }) => [
        operationId,
        Object.keys(responses).filter((code) => code.startsWith('2')),
      ]),
    );
    for (const { id, status = 200 } of routes) expect(told.get(id), id).toEqual([status].flat().map(String));
    expect(told.get('goals.sign')).toEqual(['201']);
    expect(told.get('results.publish')).toEqual(['202']);
    expect(told.get('periods.open')).toEqual(['200', '202']);
    expect(told.get('goals.read')).toEqual(['200']);
  });

  test('says of every refusal of ours with which status it comes, and what it looks like', () => {
    for (const [code, refusal] of Object.entries(refusals)) {
      const { status } = problemOf(new Refused(code as RefusalCode), 'zh', 'trace');
      expect(document.components.responses[`No${status}`]?.content, code).toHaveProperty(['application/problem+json']);
      const told = operations.filter(({ responses }) => String(status) in responses);
      expect(told.length, refusal.kind).toBeGreaterThan(50);
    }
    expect(fault('zh', 'trace').status).toBe(500);
    expect(document.components.responses['No500']?.content).toHaveProperty(['application/problem+json']);
    // Whoever asks without a token is answered by the gateway, whose words are no problem of RFC 9457.
    expect(Object.keys(document.components.responses['No401']?.content ?? {}).sort()).toEqual([
      'application/json',
      'application/problem+json',
    ]);
  });

  test('a route whose use case ends otherwise than the route says does not compile', () => {
    const line = {
      method: 'POST',
      path: '/v1/there',
      summary: { zh: '', en: '' },
      allow: [],
      reply: z.null(),
    } as const;
    const useCase = async () => ({ status: 201, body: null }) as const;
    expect(route({ ...line, id: 'right', status: 201, useCase }).status).toBe(201);
    // @ts-expect-error -- it answers 201 and the route says nothing, which is 200
    expect(route({ ...line, id: 'unsaid', useCase }).status).toBeUndefined();
    // @ts-expect-error -- it answers 201 and the route says 202
    expect(route({ ...line, id: 'other', status: 202, useCase }).status).toBe(202);
  });

  test('asks for a key on every POST that writes, and for a version on every PUT', () => {
    const writing = routes.filter(({ method, computes }) => method === 'POST' && !computes).map(({ id }) => id);
    const keyed = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));
    expect(keyed.map(({ operationId }) => operationId).sort()).toEqual(writing.sort());
    const editing = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'If-Match'));
    const versioned = routes.filter(({ ifMatch }) => ifMatch).map(({ id }) => id);
    expect(editing.map(({ operationId }) => operationId).sort()).toEqual(versioned.sort());
    const puts = routes.filter(({ method }) => method === 'PUT').map(({ id }) => id);
    // Rows about many subjects, each with a version of its own: a row that says what is filed already changes nothing.
    expect(puts.filter((id) => !versioned.includes(id))).toEqual(['progress.provide']);
  });

  test('gives the form of each header it asks for: what fits it is taken, what does not is refused', () => {
    const formOf = (name: string) => {
      const forms = operations.flatMap(({ parameters }) => parameters.filter((part) => part.name === name));
      expect(new Set(forms.map(({ schema }) => schema.pattern)).size).toBe(1);
      expect(forms.every(({ required }) => required)).toBe(true);
      return new RegExp(forms[0]?.schema.pattern ?? '^$');
    };
    const key = formOf('Idempotency-Key');
    for (const good of ['12345678', '~'.repeat(128)]) expect(key.test(good), good).toBe(true);
    for (const bad of ['1234567', '1234 5678', '~'.repeat(129), '绩效绩效绩效绩效'])
      expect(key.test(bad), bad).toBe(false);
    const version = formOf('If-Match');
    for (const good of ['"7"', 'W/"7"', '7', '"0"']) expect(version.test(good), good).toBe(true);
    for (const bad of ['*', '"seven"', '', '"7", "8"']) expect(version.test(bad), bad).toBe(false);
  });

  test('names the address it was read from and a deployed one', () => {
    expect(document.servers.map(({ url }) => url)).toEqual(['/', 'https://{address}']);
    for (const { url, variables = {} } of document.servers) {
      expect(Object.keys(variables)).toEqual([...url.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });
});
