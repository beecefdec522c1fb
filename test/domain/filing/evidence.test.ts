import { describe, expect, test } from 'vitest';
import { checkOffer, cite, EvidenceOffer, evidenceIn } from '../../../shared/domain/filing/evidence.ts';
import { chainOf } from '../entries.ts';
import { refusedBy } from '../refused-by.ts';

const limits = { maximumBytes: 20_000_000, types: ['application/pdf', 'application/ofd'] };
const offer = EvidenceOffer.parse({
  name: '7月月报.pdf',
  type: 'application/pdf',
  bytes: 1_000,
  sha256: 'a'.repeat(64),
});

describe('evidence', () => {
  test('types and sizes are those the jurisdiction takes', () => {
    expect(refusedBy(() => checkOffer(offer, limits))).toBeUndefined();
    expect(refusedBy(() => checkOffer({ ...offer, bytes: 20_000_000 }, limits))).toBeUndefined();
    expect(refusedBy(() => checkOffer({ ...offer, bytes: 20_000_001 }, limits))).toBe('progress.evidence-size');
    expect(refusedBy(() => checkOffer({ ...offer, type: 'text/html' }, limits))).toBe('progress.evidence-type');
  });

  test('a file does not pretend to be of another type by its name', () => {
    expect(refusedBy(() => checkOffer({ ...offer, name: '月报.exe' }, limits))).toBe('progress.evidence-name');
    expect(refusedBy(() => checkOffer({ ...offer, name: '月报.PDF' }, limits))).toBeUndefined();
  });

  test.each(['../月报.pdf', 'a/b.pdf', 'a\\b.pdf', 'a\u0000.pdf', ''])('%j is not a file name', (name) => {
    expect(EvidenceOffer.safeParse({ ...offer, name }).success).toBe(false);
  });

  test('a filing cites only what was registered for its subject, with the digest declared then', () => {
    const known = evidenceIn(chainOf(['clerk', 'progress.evidence-offered', { ...offer, id: 'e1' }]));
    expect(cite(['e1'], known)).toEqual([{ id: 'e1', sha256: 'a'.repeat(64) }]);
    expect(refusedBy(() => cite(['e1', 'e2'], known))).toBe('progress.unknown-evidence');
  });
});
