import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, functionNames } from '../../infra/build.ts';

const dist = join(mkdtempSync(join(tmpdir(), 'jixiao-bundles-')), 'dist');

/** Kilobytes a bundle may weigh: what it weighs plus a tenth, so that a new dependency is noticed here. */
const budget = (name: string): number => ({ 'openapi.http': 400 })[name] ?? 1600;

describe('bundles', () => {
  beforeAll(() => build(dist));

  test.each(functionNames())('%s stays within its size', (name) => {
    expect(statSync(join(dist, name, 'index.cjs')).size / 1024).toBeLessThan(budget(name));
  });

  // What the runtime does first: a missing dependency or a top-level fault shows here and not on the first request.
  test.each(functionNames())('%s loads by itself and has a handler', (name) => {
    const probe = `process.exit(typeof require(${JSON.stringify(join(dist, name, 'index.cjs'))}).handler === 'function' ? 0 : 1)`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', probe], { cwd: tmpdir(), env: {}, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
