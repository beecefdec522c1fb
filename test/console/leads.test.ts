import { expect, test } from 'vitest';
import type { Duty } from '../../console/page.ts';
import { placeOf } from '../../console/pages.ts';
import { doers } from '../../shared/domain/duty/doers.ts';
import { KindName } from '../../shared/domain/matter/matter.ts';

const ofPeriod = {
  period: '2026-q1',
  periodName: { zh: '', en: '' },
  subject: 'unit.finance',
  filing: { indicator: 'projects', slot: '2026-01' },
};
const ofScheme = { scheme: { id: 'departments', version: 2 } };

const duty = (what: string): Duty => ({
  what,
  name: { zh: what, en: what },
  ...(what.startsWith('schemes.') ? ofScheme : ofPeriod),
  roles: ['unit-leader'],
  overdue: false,
});

test('whatever may wait for somebody leads to the page where it is done', () => {
  const kinds = [...Object.keys(doers), ...KindName.options.map((kind) => `matters.${kind}.read`)];
  expect(kinds.filter((what) => placeOf(duty(what)) === undefined)).toEqual([]);
});

test('a scheme that waits leads to the very version', () => {
  expect(placeOf(duty('schemes.approve'))).toBe('/schemes/departments/2');
});
