import { describe, expect, test } from 'vitest';
import { existingAppraisal } from '../../../shared/storage/appraisals.ts';
import { append, entries } from '../../../shared/storage/record.ts';
import { seatItem } from '../../../shared/storage/sheets.ts';
import { withEngine } from '../../make/engine.ts';
import { period } from '../../make/enrolled.ts';
import { happened } from '../../make/happened.ts';
import { refused } from '../../make/refused.ts';
import { type County, implementing, params, subject } from '../goals/stage.ts';
import { file, slotOf } from './acts.ts';

const engine = withEngine();

const offer = { name: '7月月报.pdf', type: 'application/pdf', bytes: 182_044, sha256: 'a'.repeat(64) };

describe('evidence', () => {
  const register = (world: County, more = {}) =>
    world.as('clerk').call('progress.offer-evidence', { params, body: { ...offer, ...more } });

  test('a filing cites evidence by id, and its record keeps the digest that was declared', async () => {
    const world = await implementing(engine());
    const { id } = (await register(world)).body;
    await file(world, { evidence: [id] });
    expect((await slotOf(world, '2026-07'))?.filing?.evidence).toEqual([{ id, sha256: offer.sha256 }]);
    expect(await refused(file(world, { evidence: ['0000000000abcdef'] }))).toBe('progress.unknown-evidence');
  });

  test('the upload goes under jurisdiction, period and subject, and is bound to the declared size', async () => {
    const world = await implementing(engine());
    const { body } = await register(world);
    expect(body.upload.fields['key']).toBe(`evidence/${world.jurisdiction}/${period}/${subject}/${body.id}`);
    expect(await refused(register(world, { bytes: 20_000_001 }))).toBe('progress.evidence-size');
    expect(await refused(register(world, { type: 'text/html' }))).toBe('progress.evidence-type');
  });

  test('evidence is read by those who may, and each reading of a sealed piece is an entry of the chain', async () => {
    const world = await implementing(engine());
    const open = (person: string, evidence: string) =>
      world.as(person).call('progress.open-evidence', { params: { ...params, evidence } });
    const plain = (await register(world)).body.id;
    const sealed = (await register(world, { sealed: true })).body.id;
    expect((await open('office', plain)).body.url).toContain(plain);
    await open('office', sealed);
    const { pk } = await existingAppraisal(world.table, world.jurisdiction, period, subject);
    const reads = (await entries(world.table, pk)).filter(({ what }) => what === 'progress.evidence-read');
    expect(reads.map(({ by, data }) => [by.id, data])).toEqual([['office', { evidence: sealed }]]);
    expect(await refused(open('stranger', plain))).toBe('access.scope');
    expect(await refused(open('office', '0000000000abcdef'))).toBe('progress.no-evidence');
  });

  test('raters read what they rate while they may rate it, except what is sealed', async () => {
    const world = await implementing(engine());
    await world.person('judge', 'finance', ['rater']);
    const plain = (await register(world)).body.id;
    const sealed = (await register(world, { sealed: true })).body.id;
    const open = (evidence: string) =>
      world.as('judge').call('progress.open-evidence', { params: { ...params, evidence } });
    expect(await refused(open(plain))).toBe('progress.not-assigned');
    const place = { jurisdiction: world.jurisdiction, ...params };
    const chain = await existingAppraisal(world.table, world.jurisdiction, params.period, subject);
    const happening = happened('scoring.raters-assigned', world.clock.now);
    const items = [seatItem(place, { state: 'assigned', rater: 'judge', group: 'peers' })];
    await world.table.write(append(chain, happening, { items }).writes);
    expect((await open(plain)).body.sha256).toBe(offer.sha256);
    expect(await refused(open(sealed))).toBe('progress.evidence-sealed');
    const seen = async (person: string) =>
      (await world.as(person).call('progress.read', { params })).body.evidence.map(({ id }) => id);
    expect(await seen('judge')).toEqual([plain]);
    expect(await seen('office')).toEqual([plain, sealed]);
    await world.person('judge', 'services', [{ role: 'rater', unit: 'finance' }]);
    const filings = () => world.as('judge').call('progress.filings', { params });
    for (const reading of [() => open(plain), () => seen('judge'), filings])
      expect(await refused(reading())).toBe('scoring.not-admitted');
  });
});
