import { describe, expect, test } from 'vitest';
import { otherParts, partIds, unfitParts } from '../../../shared/domain/period/roll-up.ts';
import type { Refused } from '../../../shared/domain/refused.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { schemeNamed } from '../../schemes/golden.ts';
import { refusals } from '../../../shared/text/catalogue.ts';
import { said } from '../../../shared/text/say.ts';

const annual = schemeNamed('civil-servants-annual');

/** The annual scheme over parts of these ids, of equal weight where there are two or four. */
function over(ids: readonly string[], more: Partial<Scheme> = {}, gaps?: 'none'): Scheme {
  const [usual, ...rest] = annual.sections;
  if (usual?.items !== 'periods') throw new Error('the annual scheme begins with its quarters');
  const weight = String(1 / ids.length);
  const periods = ids.map((id) => ({ id, name: { zh: id, en: id }, weight }));
  return { ...annual, ...more, sections: [{ ...usual, periods, ...(gaps ? { gaps } : {}) }, ...rest] };
}

const part = (id: string, start: string, end: string, owner?: string) => ({
  id,
  start,
  end,
  phase: 'draft' as const,
  ...(owner === undefined ? {} : { owner }),
});
const year = part('2026', '2026-01-01', '2026-12-31');
const halves = [part('2026-h1', '2026-01-01', '2026-06-30'), part('2026-h2', '2026-07-01', '2026-12-31')];
const rollsUp = { h1: '2026-h1', h2: '2026-h2' };

const saidOf = (faults: readonly Refused[]): string[] =>
  faults.map(({ code, params }) => said(refusals[code], params).en);

describe('the parts of a year', () => {
  const scheme = over(['h1', 'h2']);
  const whole = { period: year, above: [], scheme, rollsUp };

  test('are exactly those the scheme names', () => {
    expect(partIds(scheme)).toEqual(['h1', 'h2']);
    expect(otherParts(scheme, rollsUp)).toEqual([]);
    expect(saidOf(otherParts(scheme, { h1: '2026-h1' }))).toEqual([
      expect.stringContaining('which period h2 is, is not said'),
    ]);
    expect(saidOf(otherParts(schemeNamed('civil-servants-quarterly'), rollsUp)).join()).toContain('no section');
  });

  test('are told all at once where they are others', () => {
    expect(saidOf(otherParts(scheme))).toEqual([
      expect.stringContaining('which period h1 is, is not said'),
      expect.stringContaining('which period h2 is, is not said'),
    ]);
    expect(saidOf(otherParts(scheme, { h1: '2026-h1', h3: '2026-h3' }))).toEqual([
      expect.stringContaining('which period h2 is, is not said'),
      expect.stringContaining('the scheme has no h3'),
    ]);
    const gone = saidOf(unfitParts(whole, [{ ...halves[0]!, phase: 'cancelled' }]));
    expect(gone).toEqual([expect.stringContaining('2026-h1'), expect.stringContaining('2026-h2')]);
  });

  test('may leave days between them, unless the scheme wants none', () => {
    const late = [halves[0]!, { ...halves[1]!, start: '2026-07-02' }];
    expect(unfitParts(whole, late)).toEqual([]);
    const gapless = { ...whole, scheme: over(['h1', 'h2'], {}, 'none') };
    expect(unfitParts(gapless, halves)).toEqual([]);
    expect(saidOf(unfitParts(gapless, late))).toEqual([expect.stringContaining('that no period covers')]);
    const short = [halves[0]!, { ...halves[1]!, end: '2026-12-30' }];
    expect(saidOf(unfitParts(gapless, short))).toEqual([expect.stringContaining('that no period covers')]);
  });

  test('are run by the same owner or from above, never from below or beside', () => {
    const of = (owner: string | undefined) => halves.map((half) => ({ ...half, owner }));
    const health = { ...whole, period: { ...year, owner: 'health' }, above: ['county'] };
    for (const owner of ['health', 'county', undefined]) expect(unfitParts(health, of(owner))).toEqual([]);
    for (const owner of ['hospital', 'education'])
      expect(saidOf(unfitParts(health, of(owner))).join()).toContain('neither by the owner');
    expect(saidOf(unfitParts(whole, of('health'))).join()).toContain('neither by the owner');
  });
});

describe('a scheme with a section of periods', () => {
  const told = (scheme: Scheme) => schemeProblems(scheme).map(({ path, code }) => `${path} ${code}`);

  test('is for periods that hold as many shorter ones', () => {
    expect(told(annual)).toEqual([]);
    expect(told(over(['h1', 'h2']))).toEqual([]);
    expect(told(over(['a', 'b', 'c', 'd'], { periodTypes: ['quarter'] }))).toEqual([
      'sections.0.periods schemes.periods-too-many',
    ]);
    expect(told(over(['a'], { periodTypes: ['month'] }))).toEqual(['sections.0.periods schemes.periods-too-many']);
    expect(told(over(['q3', 'q4'], { periodTypes: ['half-year', 'year', 'span'] }))).toEqual([]);
  });

  test('names no fifth quarter, and no part as long as the period itself', () => {
    expect(told(over(['q1', 'q5']))).toEqual(['sections.0.periods.1.id schemes.periods-no-part']);
    expect(told(over(['h1', 'h2'], { periodTypes: ['half-year'] }))).toEqual([
      'sections.0.periods.0.id schemes.periods-no-part',
      'sections.0.periods.1.id schemes.periods-no-part',
    ]);
  });
});
