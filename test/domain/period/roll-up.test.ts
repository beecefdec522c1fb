import { describe, expect, test } from 'vitest';
import { partIds, refuseOtherParts, refuseParts } from '../../../shared/domain/period/roll-up.ts';
import type { Scheme } from '../../../shared/domain/scheme/scheme.ts';
import { schemeProblems } from '../../../shared/domain/scheme/problems.ts';
import { schemeNamed } from '../../schemes/golden.ts';

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

const refusedWith = (act: () => void): string => {
  try {
    act();
    return '';
  } catch (error) {
    return (error as { params: { en: string } }).params.en;
  }
};

describe('the parts of a year', () => {
  const scheme = over(['h1', 'h2']);
  const whole = { period: year, above: [], scheme, rollsUp };

  test('are exactly those the scheme names', () => {
    expect(partIds(scheme)).toEqual(['h1', 'h2']);
    expect(() => refuseOtherParts(scheme, rollsUp)).not.toThrow();
    expect(refusedWith(() => refuseOtherParts(scheme, { h1: '2026-h1' }))).toContain('h2');
    expect(refusedWith(() => refuseOtherParts(scheme))).toContain('h1');
    expect(refusedWith(() => refuseOtherParts(schemeNamed('civil-servants-quarterly'), rollsUp))).toContain(
      'no section',
    );
  });

  test('may leave days between them, unless the scheme wants none', () => {
    const late = [halves[0]!, { ...halves[1]!, start: '2026-07-02' }];
    expect(refusedWith(() => refuseParts(whole, late))).toBe('');
    const gapless = { ...whole, scheme: over(['h1', 'h2'], {}, 'none') };
    expect(refusedWith(() => refuseParts(gapless, halves))).toBe('');
    expect(refusedWith(() => refuseParts(gapless, late))).toContain('that no period covers');
    const short = [halves[0]!, { ...halves[1]!, end: '2026-12-30' }];
    expect(refusedWith(() => refuseParts(gapless, short))).toContain('that no period covers');
  });

  test('are run by the same owner or from above, never from below or beside', () => {
    const of = (owner: string | undefined) => halves.map((half) => ({ ...half, owner }));
    const health = { ...whole, period: { ...year, owner: 'health' }, above: ['county'] };
    for (const owner of ['health', 'county', undefined])
      expect(refusedWith(() => refuseParts(health, of(owner)))).toBe('');
    for (const owner of ['hospital', 'education'])
      expect(refusedWith(() => refuseParts(health, of(owner)))).toContain('neither by the owner');
    expect(refusedWith(() => refuseParts(whole, of('health')))).toContain('neither by the owner');
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
