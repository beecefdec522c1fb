import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, functionNames } from '../../infra/build.ts';
import { temporaryFolder } from '../make/folder.ts';
import { allowed } from './allowed.ts';
import { synthesizedOnce } from './synthesized.ts';

const dist = join(temporaryFolder(), 'dist');

/** Kilobytes a bundle may weigh: what it weighs plus a tenth, so that a new dependency is noticed here. */
const budgets: Readonly<Record<string, number>> = {
  'imports.http': 1200,
  'results.http': 1090,
  'matters.http': 1090,
  'progress.http': 1095,
  'scoring.http': 1110,
  'openapi.http': 2200,
  'duties.http': 1020,
  'jobs.work': 1630,
  'bulk.http': 1080,
  'schemes.http': 1300,
};
/** It carries the lines of what may be asked for many, to read their rows by, and runs none of them: the worker does. */
const carried: Readonly<Record<string, readonly string[]>> = { 's3:GetObject evidence/evidence/*': ['bulk.http'] };

const budget = (name: string): number => budgets[name] ?? 990;

describe('bundles', () => {
  const template = synthesizedOnce();
  let firstLoad: number;
  let forAll: number;
  beforeAll(async () => {
    ({ firstLoad, forAll } = await build(dist));
  });

  test('the first page of the console is on its way in 350 KB', () => {
    expect(firstLoad / 1024).toBeLessThan(350);
    // Nothing is left out of the sum.
    expect(firstLoad / 1024).toBeGreaterThan(150);
  });

  test('what is public is on its way in 85 KB, without the desk', () => {
    expect(forAll / 1024).toBeLessThan(85);
    expect(forAll / 1024).toBeGreaterThan(40);
  });

  test.each(functionNames())('%s stays within its size', (name) => {
    expect(statSync(join(dist, name, 'index.cjs')).size / 1024).toBeLessThan(budget(name));
  });

  // What the runtime does first: a missing dependency or a top-level fault shows here and not on the first request.
  test.each(functionNames())('%s loads by itself and has a handler', (name) => {
    const probe = `process.exit(typeof require(${JSON.stringify(join(dist, name, 'index.cjs'))}).handler === 'function' ? 0 : 1)`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', probe], { cwd: tmpdir(), env: {}, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  /** A permission beside the code that needs it. Unused code is shaken out of a bundle, so what it calls is in its text. */
  test.each([
    ['dynamodb:Query records/index/byList', /index:["']byList["']/],
    ['dynamodb:Query records/index/byDue', /index:["']byDue["']/],
    ['secretsmanager:GetSecretValue signing', /\b(open|sign)Cursor\d*\(|\.secret\(\)/],
    ['sqs:SendMessage jobs-queue', /\bjobs\d*\.send\(/],
    ['events:PutEvents events/Bus', /\bbus\d*\.put\(/],
    ['s3:PutObject evidence/evidence/*', /`evidence\/\$\{[^]*\bfiles\d*\.upload\(/],
    ['s3:PutObject evidence/imports/*', /`imports\/\$\{[^]*\bfiles\d*\.upload\(/],
    ['s3:GetObject evidence/imports/*', /\bfiles\d*\.readEvidence\(/],
    ['s3:GetObject evidence/evidence/*', /\bfiles\d*\.(link\(["']evidence["']|hasEvidence\()/],
    ['s3:GetObject report-files/reports/*', /\bfiles\d*\.(link\(["']reports["']|readReport\()/],
    ['s3:ListBucket report-files', /\bfiles\d*\.readReport\(/],
    ['s3:PutObject report-files/reports/*', /\bfiles\d*\.writeReport\(/],
  ])('exactly the functions that need it may %s', async (permission, use) => {
    const may = [...allowed(await template)].filter(([, lines]) => lines.includes(permission)).map(([name]) => name);
    const needs = functionNames().filter(
      (name) =>
        !(carried[permission] ?? []).includes(name) && use.test(readFileSync(join(dist, name, 'index.cjs'), 'utf8')),
    );
    expect(may.sort()).toEqual(needs.map((name) => name.replace('.', '/')));
  });
});
