import { describe, expect, test } from 'vitest';
import {
  compare,
  Manifest,
  manifest,
  manifestKey,
  manifestLine,
  reportKey,
} from '../../../shared/domain/reports/manifest.ts';

const run = { jurisdiction: '330199', period: '2026-q3', stage: 'provisional', generation: 2 } as const;
const bytes = (text: string) => new TextEncoder().encode(text);
const line = (of: string, text: string) => manifestLine(run, of, { format: 'csv', bytes: bytes(text) });

describe('the manifest of a generation of reports', () => {
  test('keys say jurisdiction, period, stage, generation and subject', () => {
    expect(reportKey(run, 'unit.water', 'html')).toBe('reports/330199/2026-q3/provisional/0002/unit.water.html');
    expect(manifestKey(run)).toBe('reports/330199/2026-q3/provisional/0002/manifest.json');
  });

  test('a line has size and SHA-256 of the file', () => {
    expect(line('period', 'abc')).toEqual({
      path: 'reports/330199/2026-q3/provisional/0002/period.csv',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      format: 'csv',
      stage: 'provisional',
    });
  });

  test('is the same whatever order the files were written in', () => {
    const [a, b, c] = [line('unit.a', '1'), line('unit.b', '2'), line('period', '3')];
    expect(manifest([a, b, c])).toBe(manifest([c, a, b]));
  });

  test('names an altered, a missing and an unlisted file', () => {
    const kept = Manifest.parse(
      JSON.parse(manifest([line('unit.a', 'one'), line('unit.b', 'two'), line('unit.c', 'six')])),
    );
    const at = (of: string, text: string) => ({ path: reportKey(run, of, 'csv'), bytes: bytes(text) });
    expect(compare(kept, [at('unit.a', 'one'), at('unit.b', 'TWO'), at('unit.d', 'x')])).toEqual([
      { path: reportKey(run, 'unit.c', 'csv'), how: 'missing' },
      { path: reportKey(run, 'unit.b', 'csv'), how: 'altered' },
      { path: reportKey(run, 'unit.d', 'csv'), how: 'unlisted' },
    ]);
    expect(compare(kept, [at('unit.a', 'one'), at('unit.b', 'two'), at('unit.c', 'six')])).toEqual([]);
  });
});
