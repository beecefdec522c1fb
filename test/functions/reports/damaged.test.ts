import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
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
import { reportSetWrite } from '../../../shared/storage/results.ts';
import { withEngine } from '../../make/engine.ts';
import { makeWorld } from '../../make/world.ts';

const engine = withEngine();
const finance = 'unit.finance';

/** One run as its close left it: two files, the manifest and the signed seal. */
async function kept() {
  const world = makeWorld(engine(), routes);
  await world.settings();
  await world.unit('county');
  await world.person('auditor', 'county', ['audit-administrator']);
  const run: Run = { jurisdiction: world.jurisdiction, period: '2026-q3', stage: 'provisional', generation: 1 };
  const files = (['json', 'html'] as const).map((format) => ({ format, bytes: Buffer.from(`finance ${format}`) }));
  for (const { format, bytes } of files) world.reports.set(reportKey(run, finance, format), bytes);
  const lines = files.map((file) => manifestLine(run, finance, file));
  const text = manifest(lines);
  const at = Date.parse('2026-10-21T00:00:00Z');
  const record = { of: finance, stage: run.stage, generation: run.generation, at, files: lines };
  await world.table.write([reportSetWrite(world.jurisdiction, run.period, record)]);
  const signer = signerFrom(await world.platform.secret());
  const seal = {
    format: 'jixiao.seal/1' as const,
    jurisdiction: world.jurisdiction,
    period: run.period,
    kind: 'close',
    generation: 1,
    at: '2026-10-21T00:00:00Z',
    chains: {},
    reports: { manifest: manifestKey(run), sha256: createHash('sha256').update(text).digest('hex') },
  };
  world.reports.set(manifestKey(run), Buffer.from(text));
  world.reports.set(sealKey(run), Buffer.from(JSON.stringify(signer.signed(seal))));
  const { period, stage, generation } = run;
  const verify = () => world.as('auditor').call('reports.verify', { params: { period, stage, generation } });
  return { world, run, verify };
}

describe('the verification of a run that the disk damaged', () => {
  test('names a manifest and a seal that were cut short, and still looks at whatever they let it', async () => {
    const { world, run, verify } = await kept();
    const cut = (key: string) => world.reports.set(key, Buffer.from(world.reports.get(key) ?? []).subarray(0, 40));
    cut(sealKey(run));
    world.reports.delete(reportKey(run, finance, 'json'));
    expect((await verify()).body).toEqual({
      sealIsGenuine: false,
      manifestIsSealed: false,
      files: 2,
      verified: 2,
      findings: [
        { path: sealKey(run), how: 'altered' },
        { path: reportKey(run, finance, 'json'), how: 'missing' },
      ],
    });
    cut(manifestKey(run));
    const damaged = (how: string) => [
      { path: manifestKey(run), how },
      { path: sealKey(run), how: 'altered' },
    ];
    expect((await verify()).body).toMatchObject({ files: 0, findings: damaged('altered') });
    world.reports.delete(manifestKey(run));
    expect((await verify()).body).toMatchObject({ files: 0, findings: damaged('missing') });
  });

  test('names a file the store cannot give back, and verifies the others', async () => {
    const { world, run, verify } = await kept();
    const { files } = world.platform;
    const readReport = (key: string) => whole.readReport(key);
    const whole = { ...files };
    const broken = reportKey(run, finance, 'html');
    Object.assign(world.platform.files, {
      readReport: async (key: string) => {
        if (key === broken) throw new Error('a version file is damaged');
        return readReport(key);
      },
    });
    const { body } = await verify();
    expect(body).toMatchObject({ sealIsGenuine: true, manifestIsSealed: true, verified: 2 });
    expect(body.findings).toEqual([{ path: broken, how: 'unreadable' }]);
  });
});
