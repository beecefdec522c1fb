import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '../../../functions/reports/routes.ts';
import { signerFrom } from '../../../functions/signed.ts';
import {
  type Run,
  manifest,
  manifestKey,
  manifestLine,
  reportKey,
  sealKey,
} from '../../../shared/domain/reports/manifest.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { startClosing } from '../../../shared/storage/closing.ts';
import { reportSetWrite } from '../../../shared/storage/results.ts';
import { withEngine } from '../../make/engine.ts';
import { enrol, openPeriod, period, smallScheme } from '../../make/enrolled.ts';
import { refusal } from '../../make/refusal.ts';
import { refused } from '../../make/refused.ts';
import { chinaTime, makeWorld } from '../../make/world.ts';

const engine = withEngine();
const start = () => makeWorld(engine(), routes);
let world: ReturnType<typeof start>;
const finance = 'unit.finance';
const runOf = (stage: Run['stage'], generation: number): Run => ({
  jurisdiction: world.jurisdiction,
  period,
  stage,
  generation,
});

/** What the report and seal stages leave behind: files, their records, the manifest and the signed seal. */
async function written(run: Run, subjects: readonly string[]) {
  const lines = [];
  for (const of of subjects) {
    const files = (['json', 'html'] as const).map((format) => ({
      format,
      bytes: Buffer.from(`${of} ${run.generation} ${format}`),
    }));
    for (const { format, bytes } of files) world.reports.set(reportKey(run, of, format), bytes);
    const set = files.map((file) => manifestLine(run, of, file));
    lines.push(...set);
    const { stage, generation } = run;
    await world.table.write([
      reportSetWrite(world.jurisdiction, period, { of, stage, generation, at: world.clock.now, files: set }),
    ]);
  }
  const text = manifest(lines);
  const signer = signerFrom(await world.platform.secret());
  const unsigned = {
    format: 'jixiao.seal/1' as const,
    jurisdiction: world.jurisdiction,
    period,
    kind: 'close',
    generation: run.generation,
    at: new Date(world.clock.now).toISOString(),
    chains: {},
    reports: { manifest: manifestKey(run), sha256: createHash('sha256').update(text).digest('hex') },
  };
  world.reports.set(manifestKey(run), Buffer.from(text));
  world.reports.set(sealKey(run), Buffer.from(JSON.stringify(signer.signed(unsigned))));
  const job = {
    jurisdiction: world.jurisdiction,
    period,
    kind: 'close' as const,
    trace: 'test',
    generation: run.generation,
    at: world.clock.now,
  };
  await world.table.write(startClosing({ ...job, shards: 1, groups: [], enrolled: [2] }).writes);
}

beforeEach(async () => {
  world = start();
  world.clock.now = chinaTime('2026-10-22T09:00:00');
  await world.settings();
  await world.person('office', 'office-unit', ['performance-office']);
  await world.person('auditor', 'audit-unit', ['audit-administrator']);
  await world.person('leader', 'finance', ['unit-leader']);
  await world.person('neighbour', 'water', ['unit-leader']);
  await openPeriod(world, 'feedback');
  await enrol(world, finance);
  await enrol(world, 'unit.water');
  await written(runOf('provisional', 1), [finance, 'unit.water', 'period']);
});

const params = { period, subject: finance };
const wanted = (format: 'json' | 'csv' | 'html' = 'html') => ({ stage: 'provisional' as const, format });

describe('the reports of a period', () => {
  it('are listed with their sums, page by page, for those who run or audit it', async () => {
    const first = await world.as('auditor').call('reports.list', { params: { period }, query: { limit: 2 } });
    expect(first.body.reports.map(({ of }) => of)).toEqual(['period', finance]);
    const rest = await world
      .as('auditor')
      .call('reports.list', { params: { period }, query: { limit: 2, cursor: first.body.next } });
    expect(rest.body.reports.map(({ of }) => of)).toEqual(['unit.water']);
    expect(await refused(world.as('leader').call('reports.list', { params: { period } }))).toBe('access.role');
  });

  it('of the own unit are listed for its leader, newest first, and for no other unit', async () => {
    await written(runOf('provisional', 2), [finance]);
    const { body } = await world.as('leader').call('reports.of-subject', { params });
    expect(body.reports.map(({ of, generation }) => [of, generation])).toEqual([
      [finance, 2],
      [finance, 1],
    ]);
    expect(await refused(world.as('neighbour').call('reports.of-subject', { params }))).toBe('access.scope');
  });

  it('stay closed to the subject while the close is still being written', async () => {
    await openPeriod(world, 'closing');
    expect(await refused(world.as('leader').call('reports.of-subject', { params }))).toBe('phase.not-now');
    expect(await refused(world.as('leader').call('reports.link', { params, body: wanted() }))).toBe('phase.not-now');
  });
});

describe('a link to a report', () => {
  it('leads to the newest run of the stage and saves under a name people can read', async () => {
    await written(runOf('provisional', 2), [finance]);
    const { body } = await world.as('leader').call('reports.link', { params, body: wanted() });
    expect(body).toMatchObject({
      url: `https://store.invalid/reports/${reportKey(runOf('provisional', 2), finance, 'html')}`,
      filename: '对象finance 2026年第三季度 初步结果（第2次）.html',
      generation: 2,
    });
    const older = await world.as('leader').call('reports.link', { params, body: { ...wanted(), generation: 1 } });
    expect(older.body.generation).toBe(1);
  });

  it('is recorded in the chain of the subject: who, when, which file with which sum', async () => {
    const { body } = await world.as('leader').call('reports.link', { params, body: wanted() });
    const items = await world.collection(world.partition.appraisal(world.jurisdiction, period, finance));
    expect(items.find(({ n }) => n === body.entry)).toMatchObject({
      what: 'reports.exported',
      by: { id: 'leader', roles: ['unit-leader'] },
      at: world.clock.now,
      data: { path: reportKey(runOf('provisional', 1), finance, 'html'), sha256: body.sha256 },
    });
  });

  it('asked for twice with one key is recorded once', async () => {
    const ask = { params, body: wanted(), key: 'one-key-for-both-tries' };
    const [first, again] = [
      await world.as('leader').call('reports.link', ask),
      await world.as('leader').call('reports.link', ask),
    ];
    expect(again.body).toEqual(first.body);
  });

  it('is refused for what was not written', async () => {
    const unwritten = world.as('leader').call('reports.link', { params, body: wanted('csv') });
    expect(await refusal(unwritten)).toMatchObject({ status: 404, field: 'format', legal: ['json', 'html'] });
    const final = { ...wanted(), stage: 'final' as const };
    expect(await refused(world.as('leader').call('reports.link', { params, body: final }))).toBe('reports.none');
    expect(await refused(world.as('neighbour').call('reports.link', { params, body: wanted() }))).toBe('access.scope');
  });

  it('to the whole period is for the office before publication and for everybody after it', async () => {
    const ask = (by: string, stage: 'provisional' | 'final') =>
      world.as(by).call('reports.link-period', { params: { period }, body: { stage, format: 'json' } });
    expect((await ask('office', 'provisional')).body.url).toContain('period.json');
    expect(await refused(ask('neighbour', 'provisional'))).toBe('reports.not-published');
    await written(runOf('final', 2), ['period']);
    expect((await ask('neighbour', 'final')).body.url).toContain('final/0002/period.json');
  });
});

describe('the verification of a run', () => {
  const verify = (query = {}) =>
    world.as('auditor').call('reports.verify', { params: { period, stage: 'provisional', generation: 1 }, query });

  it('finds nothing where nothing was touched', async () => {
    expect((await verify()).body).toEqual({
      sealIsGenuine: true,
      manifestIsSealed: true,
      files: 6,
      verified: 6,
      findings: [],
    });
  });

  it('names an altered and a missing file, page by page', async () => {
    const run = runOf('provisional', 1);
    world.reports.set(reportKey(run, finance, 'json'), Buffer.from('100 points'));
    world.reports.delete(reportKey(run, 'unit.water', 'html'));
    const findings = [];
    let next: string | undefined;
    do {
      const { body } = await verify({ limit: 2, ...(next ? { cursor: next } : {}) });
      findings.push(...body.findings);
      next = body.next;
    } while (next);
    expect(findings).toEqual([
      { path: reportKey(run, finance, 'json'), how: 'altered' },
      { path: reportKey(run, 'unit.water', 'html'), how: 'missing' },
    ]);
  });

  it('sees a manifest that was rewritten to fit altered files, and a forged seal', async () => {
    const run = runOf('provisional', 1);
    const altered = { format: 'json' as const, bytes: Buffer.from('100 points') };
    world.reports.set(reportKey(run, finance, 'json'), altered.bytes);
    const rewritten = manifest([manifestLine(run, finance, altered)]);
    world.reports.set(manifestKey(run), Buffer.from(rewritten));
    expect((await verify()).body).toMatchObject({ sealIsGenuine: true, manifestIsSealed: false, files: 1 });
    const seal = JSON.parse(Buffer.from(world.reports.get(sealKey(run)) ?? []).toString());
    seal.reports.sha256 = createHash('sha256').update(rewritten).digest('hex');
    world.reports.set(sealKey(run), Buffer.from(JSON.stringify(seal)));
    expect((await verify()).body).toMatchObject({ sealIsGenuine: false, manifestIsSealed: true });
  });

  it('is refused while there is no manifest', async () => {
    const none = { period, stage: 'final' as const, generation: 1 };
    expect(await refused(world.as('auditor').call('reports.verify', { params: none }))).toBe('reports.no-manifest');
  });
});

describe('results go as far as the tier of their subjects admits', () => {
  const everybody = ['office', 'chair', 'watch', 'leader', 'neighbour', 'officer', 'auditor'] as const;
  const overseers = ['office', 'chair', 'watch'];
  const forOfficials: Scheme = { ...smallScheme, id: 'people', subjects: ['official'] };

  beforeEach(async () => {
    await world.person('chair', 'government', ['committee']);
    await world.person('watch', 'supervision', ['supervisor']);
    await world.person('officer', 'finance');
    await enrol(world, 'official.officer', { unit: 'finance' });
    await written(runOf('final', 3), [finance, 'official.officer', 'period']);
  });

  const granted = async (ask: (person: string) => Promise<{ status: number }>) => {
    const admitted: string[] = [];
    for (const person of everybody) if (await ask(person).catch(() => undefined)) admitted.push(person);
    return admitted;
  };
  const whole = (stage: Run['stage']) => (person: string) =>
    world.as(person).call('reports.link-period', { params: { period }, body: { stage, format: 'html' } });
  const one = (subject: string) => (person: string) =>
    world.as(person).call('reports.link', { params: { period, subject }, body: { stage: 'final', format: 'html' } });

  it.each([
    ['a provisional report of units', smallScheme, 'provisional', overseers],
    ['a provisional report of officials', forOfficials, 'provisional', overseers],
    ['the final report of units', smallScheme, 'final', everybody],
    ['the final report of officials', forOfficials, 'final', overseers],
    [
      'the final report of units and officials together',
      { ...smallScheme, id: 'both', subjects: ['unit', 'official'] } satisfies Scheme,
      'final',
      overseers,
    ],
  ] as const)('%s', async (_, scheme, stage, readers) => {
    await openPeriod(world, 'application', {}, scheme);
    expect(await granted(whole(stage))).toEqual(readers);
  });

  it('the report of one subject goes to itself, to who leads it and to who oversees the period', async () => {
    await openPeriod(world, 'application');
    expect(await granted(one(finance))).toEqual([...overseers, 'leader']);
    expect(await granted(one('official.officer'))).toEqual([...overseers, 'leader', 'officer']);
    await openPeriod(world, 'application', {}, forOfficials);
    expect(await refused(whole('final')('officer'))).toBe('reports.parties-only');
  });
});
