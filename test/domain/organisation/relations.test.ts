import { describe, expect, test } from 'vitest';
import {
  relationsOf,
  standingsOf,
  type Assessed,
  type Connected,
} from '../../../shared/domain/organisation/relations.ts';

const finance: Assessed = { subject: 'unit.finance', units: ['finance'] };
const li: Assessed = { subject: 'official.li', units: ['finance'], manager: 'boss' };
const stranger: Connected = { id: 'chen', unit: 'audit', grants: [{ role: 'performance-office', unit: 'audit' }] };

describe('a person is connected with a subject', () => {
  test.each<[string, Connected, Assessed, string[]]>([
    ['not by working elsewhere', stranger, finance, []],
    ['by being it', { ...stranger, id: 'li' }, li, ['oneself']],
    ['by working in its unit', { ...stranger, unit: 'finance' }, finance, ['member']],
    [
      'by any role held in its unit',
      { ...stranger, grants: [{ role: 'unit-contributor', unit: 'finance' }] },
      finance,
      ['role'],
    ],
    [
      'not by a role that only reaches over its unit',
      { ...stranger, grants: [{ role: 'supervisor', unit: '', over: 'finance' }] },
      finance,
      [],
    ],
    ['by managing it', { ...stranger, id: 'boss' }, li, ['manager']],
    ['by being managed by it', { ...stranger, manager: 'li', managerUnit: 'audit' }, li, ['managed']],
    [
      'by being managed by one of its people',
      { ...stranger, manager: 'wu', managerUnit: 'finance' },
      finance,
      ['managed-there'],
    ],
    ['in several ways at once', { ...stranger, id: 'boss', unit: 'finance' }, li, ['member', 'manager']],
    ['of the unit that judged it', { ...stranger, unit: 'old' }, { ...li, units: ['finance', 'old'] }, ['member']],
  ])('%s', (_, person, subject, found) => {
    expect(relationsOf(person, subject)).toEqual(found);
  });
});

describe('a rater is seen from the subject', () => {
  const place = { subject: 'official.li', unit: 'finance', path: ['county'] };
  const unitPlace = { ...place, subject: 'unit.finance' };
  const leads = (unit: string): Connected => ({ ...stranger, grants: [{ role: 'unit-leader', unit }] });

  test('as a superior who manages the official or leads the unit or one above', () => {
    expect(standingsOf({ ...stranger, id: 'boss' }, li, place)).toEqual(['superior']);
    expect(standingsOf(leads('finance'), li, place)).toEqual(['superior']);
    expect(standingsOf(leads('county'), li, place)).toEqual(['superior', 'other-units']);
  });

  test('never as superior to a unit that is their own besides, nor to who manages them', () => {
    const both = { ...stranger, grants: ['county', 'finance'].map((unit) => ({ role: 'unit-leader' as const, unit })) };
    expect(standingsOf(both, finance, unitPlace)).toEqual(['own-unit']);
    expect(standingsOf({ ...leads('county'), unit: 'finance' }, finance, unitPlace)).toEqual(['own-unit']);
    expect(standingsOf(leads('county'), finance, unitPlace)).toEqual(['superior', 'other-units']);
    expect(standingsOf({ ...leads('finance'), manager: 'li' }, li, place)).toEqual(['own-unit']);
  });

  test('as one of its own, also the leader of an assessed unit', () => {
    expect(standingsOf({ ...stranger, unit: 'finance' }, li, place)).toEqual(['own-unit']);
    expect(standingsOf(leads('finance'), finance, unitPlace)).toEqual(['own-unit']);
  });

  test('as somebody of another unit, and never as anything of oneself', () => {
    expect(standingsOf(stranger, li, place)).toEqual(['other-units']);
    expect(standingsOf({ ...stranger, id: 'li', unit: 'finance' }, li, place)).toEqual([]);
  });
});
