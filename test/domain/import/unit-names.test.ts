import { describe, expect, test } from 'vitest';
import { groupNames, idNamed, unitNames } from '../../../shared/domain/import/unit-names.ts';
import { refusedBy } from '../refused-by.ts';

describe('a peer group', () => {
  const names = new Map([
    ...unitNames([{ id: 'towns', name: { zh: '乡镇（街道）', en: 'Towns office' } }]),
    ...groupNames([{ id: 'depts', name: { zh: '县直部门', en: 'Departments' } }]),
  ]);

  test('is named by its id or by what it is called, and never by the name of a unit', () => {
    expect(['县直部门', 'Departments', 'depts', 'unheard-of'].map((said) => idNamed(said, 'group', names))).toEqual([
      'depts',
      'depts',
      'depts',
      // Of an id the register says whether there is one.
      'unheard-of',
    ]);
    expect(refusedBy(() => idNamed('乡镇（街道）', 'group', names))).toBe('imports.unknown-group');
    expect(refusedBy(() => idNamed('县直部门', 'unit', names))).toBe('imports.unknown-unit');
  });
});
