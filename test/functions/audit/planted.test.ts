import { expect, test } from 'vitest';
import { readClosing } from '../../../shared/storage/closing.ts';
import { reportKey, manifestKey, sealKey, type Run } from '../../../shared/domain/reports/manifest.ts';
import { sort } from '../../../shared/storage/keys.ts';
import { period } from '../../make/enrolled.ts';
import { decidedAndPublished } from '../../make/published.ts';
import { withSealedCounty } from './sealed-county.ts';

const county = withSealedCounty();
const { subject, auditor, verifyPeriod } = county;
const job = () => readClosing(county.world.table, county.world.jurisdiction, period);

/** Planted by somebody who knows what comes next. */
test.each([
  ['closing', sort.part('report', 'nobody')],
  ['closing', sort.part('seal', 'nobody')],
  ['closing', sort.pending('economic')],
  ['closing', sort.setAside('unit.ghost')],
  ['reports', sort.reports('final', 2, 'unit.ghost')],
] as const)('an item of the %s that is none (%s) hinders no publication', async (of, sk) => {
  const pk = county.world.partition[of](county.world.jurisdiction, period);
  await county.tamper.change(pk, sk, () => ({ of: 7 }));
  await decidedAndPublished(county.world, subject);
  expect(await job()).toMatchObject({ kind: 'publication', stage: 'done' });
  expect(await verifyPeriod()).toEqual({ findings: [], verified: 3 });
  const { body } = await county.world.as('office').call('periods.closing', { params: { period } });
  expect(body.setAside).toEqual([]);
});

test('files laid where the reports, manifest and seal of a publication will be are written over', async () => {
  const { jurisdiction, reports } = county.world;
  const run: Run = { jurisdiction, period, stage: 'final', generation: 2 };
  const planted = [reportKey(run, subject, 'json'), reportKey(run, 'period', 'html'), manifestKey(run), sealKey(run)];
  for (const key of planted) reports.set(key, Buffer.from('{"score":"99.99"}'));
  // Between the runs, it hides none behind it.
  reports.set(`reports/${jurisdiction}/${period}/final/!`, Buffer.from(''));
  await decidedAndPublished(county.world, subject);
  for (const key of planted) expect(String(Buffer.from(reports.get(key)!)), key).not.toContain('99.99');
  const { body } = await auditor().call('audit.verify-period', { params: { period }, query: {} });
  expect(body).toMatchObject({ sealedBy: 'publication', sealIsGenuine: true, findings: [] });
});
