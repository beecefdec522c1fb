import { describe, expect, test } from 'vitest';
import { crossChecked, nameIn } from '../../../shared/domain/filing/cross-check.ts';
import type { Filing } from '../../../shared/domain/filing/filing.ts';
import type { Check, Indicator } from '../../../shared/domain/scheme/indicator.ts';
import { indicator } from '../scoring/example.ts';
import { refusedBy } from '../refused-by.ts';

const progress = { kind: 'progress' } as const;
const text = { zh: '本级支出不得大于全市支出', en: 'Own expenditure is not above that of the city' };
const check = (expression: string, level: Check['level'] = 'refuse'): Check => ({ expression, level, text });
const monthly = (id: string, more: Partial<Indicator> = {}) =>
  indicator(id, '40', progress, { frequency: 'month', ...more });
const period = { start: '2026-07-01', end: '2026-09-30' };

function filing(id: string, slot: string, figure: string, state: Filing['state'] = 'filed'): Filing {
  const given = { kind: 'number', number: figure } as const;
  return { indicator: id, slot, given, source: '台账', n: 1, hash: '', at: 0, by: 'clerk', state };
}

const checked = (
  filed: { readonly id: string; readonly slot: string; readonly figure: string },
  indicators: readonly Indicator[],
  current: readonly Filing[] = [],
) =>
  crossChecked(
    {
      indicator: indicators.find(({ id }) => id === filed.id)!,
      slot: filed.slot,
      given: { kind: 'number', number: filed.figure },
    },
    { indicators, goals: [], period, current },
  );

describe('a check between figures', () => {
  const own = monthly('own-spending', { checks: [check('A <= city_spending')] });
  const both = [own, monthly('city-spending')];
  const july = (id: string, figure: string) => ({ id, slot: '2026-07', figure });

  test('calls another item by its id, with _ for what no name may hold', () => {
    expect(nameIn('city-spending.2026')).toBe('city_spending_2026');
  });

  test('refuses with the words of the scheme in both languages, and lets pass what holds, to the last digit', () => {
    const city = [filing('city-spending', '2026-07', '0.3')];
    expect(checked(july('own-spending', '0.3'), both, city)).toEqual([]);
    expect(refusedBy(() => checked(july('own-spending', '0.30000000000000000001'), both, city))).toBe(
      'progress.check-refused',
    );
  });

  test('is not made while the other figure is not there, and is made when that is filed: no order goes round it', () => {
    expect(checked(july('own-spending', '5'), both)).toEqual([]);
    const filed = [filing('own-spending', '2026-07', '5')];
    expect(refusedBy(() => checked(july('city-spending', '4'), both, filed))).toBe('progress.check-refused');
    expect(checked(july('city-spending', '5'), both, filed)).toEqual([]);
  });

  test('does not look at what was returned or belongs to another slot', () => {
    expect(checked(july('own-spending', '5'), both, [filing('city-spending', '2026-07', '1', 'returned')])).toEqual([]);
    expect(checked(july('own-spending', '5'), both, [filing('city-spending', '2026-08', '1')])).toEqual([]);
  });

  test('asks where the scheme says warn, and where it cannot be computed', () => {
    const warned = monthly('own', { checks: [check('A <= T', 'warn')], target: '10' });
    expect(checked(july('own', '11'), [warned])).toEqual([text]);
    const divided = monthly('own', { checks: [check('1 / A > 0')] });
    expect(checked(july('own', '0'), [divided])).toEqual([text]);
  });

  test('holds a figure against the slot before, also where the earlier one is corrected later', () => {
    const rising = [monthly('own', { checks: [check('A >= P')] })];
    expect(checked(july('own', '5'), rising)).toEqual([]);
    const august = { id: 'own', slot: '2026-08', figure: '4' };
    expect(refusedBy(() => checked(august, rising, [filing('own', '2026-07', '5')]))).toBe('progress.check-refused');
    const filed = [filing('own', '2026-07', '4'), filing('own', '2026-08', '5')];
    expect(refusedBy(() => checked(july('own', '6'), rising, filed))).toBe('progress.check-refused');
  });
});
