import { describe as group, expect, test } from 'vitest';
import { describe } from '../../../functions/openapi/document.ts';
import { routeTables } from '../../make/route-tables.ts';

const tables = await routeTables();
const routes = [...tables.values()].flat();
const document = JSON.parse(JSON.stringify(describe(tables))) as {
  paths: Record<
    string,
    Record<string, { operationId: string; parameters: { name: string; in: string; required: boolean }[] }>
  >;
  components: { schemas: Record<string, unknown> };
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
    const missing = references.filter(
      (target = '') => !(target.replace('#/components/schemas/', '') in document.components.schemas),
    );
    expect(missing).toEqual([]);
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

  test('asks for a key on every POST that writes, and for a version on every edit that has one', () => {
    const writing = routes.filter(({ method, computes }) => method === 'POST' && !computes).map(({ id }) => id);
    const keyed = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'Idempotency-Key'));
    expect(keyed.map(({ operationId }) => operationId).sort()).toEqual(writing.sort());
    const editing = operations.filter(({ parameters }) => parameters.some(({ name }) => name === 'If-Match'));
    expect(editing.map(({ operationId }) => operationId).sort()).toEqual(
      routes
        .filter(({ ifMatch }) => ifMatch)
        .map(({ id }) => id)
        .sort(),
    );
  });
});
