import { expect, test } from 'vitest';
import { toScoringInput } from '../../shared/domain/appraisal/inputs.ts';
import { canonical } from '../../shared/domain/audit/canonical.ts';
import { prepareScheme, scoreSubject } from '../../shared/domain/scoring/score.ts';
import { partition } from '../../shared/storage/keys.ts';
import { readSheet, sheetItem, unpackSheet } from '../../shared/storage/sheets.ts';
import { quarter, smallScheme } from '../make/enrolled.ts';
import { onEachEngine, own } from './engines.ts';

const subject = 'unit.finance';
const assessed = { subject, period: quarter, scheme: smallScheme };
const sheet = scoreSubject(prepareScheme(smallScheme, 1), toScoringInput(assessed, []));

onEachEngine('a score sheet', (engine) => {
  test('is read as it was written, version by version, and takes less room than it says', async () => {
    const table = engine().table();
    const where = { jurisdiction: own(), period: '2026q3', subject };
    const pk = partition.appraisal(where.jurisdiction, where.period, subject);
    const { sk, value, hash } = sheetItem(1, sheet);
    await table.write([{ put: { pk, sk, ...value } }]);
    expect(await readSheet(table, where, 1)).toEqual(sheet);
    expect(await readSheet(table, where, 2)).toBeUndefined();
    expect(value).toMatchObject({ version: 1, hash });
    expect(String(value['deflated']).length).toBeLessThan(Buffer.byteLength(canonical(sheet)) / 2);
  });

  test('that is not the one its hash was taken of is never handed out', async () => {
    const table = engine().table();
    const where = { jurisdiction: own(), period: '2026q3', subject };
    const pk = partition.appraisal(where.jurisdiction, where.period, subject);
    const { sk, value } = sheetItem(1, { ...sheet, scheme: { ...sheet.scheme, id: 'forged' } });
    await table.write([{ put: { pk, sk, ...value, hash: sheetItem(1, sheet).hash } }]);
    await expect(readSheet(table, where, 1)).rejects.toThrow('record.damaged');
    expect(() => unpackSheet(pk, { ...value, deflated: 'AAAA' })).toThrow();
  });
});
