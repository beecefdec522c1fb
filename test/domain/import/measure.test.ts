import { describe, expect, test } from 'vitest';
import { inOneUnit, inUnit, measure } from '../../../shared/domain/import/measure.ts';
import { refusedBy } from '../refused-by.ts';

describe('a figure with its unit in one cell', () => {
  test.each([
    ['52.8亿元', '52.8', '亿元'],
    ['10 %', '10', '%'],
    ['3.5万人次', '3.5', '万人次'],
    ['¥1,234.50万', '1234.50', '万元'],
    ['－２．５个百分点', '-2.5', '个百分点'],
    ['12', '12', ''],
    ['５２．８亿元', '52.8', '亿元'],
    ['5亿元\u200b', '5', '亿元'],
    ['120m²', '120', 'm²'],
    ['36.5℃', '36.5', '℃'],
    ['1,234.5万', '1234.5', '万'],
    ['5成', '5', '成'],
  ])('%s', (text, number, unit) => {
    expect(measure(text)).toEqual({ number, unit });
  });

  test('takes the unit of the column beside it where it names none itself, and its own where both do', () => {
    expect(measure('52.8', '亿元')).toEqual({ number: '52.8', unit: '亿元' });
    expect(measure('52.8亿元', '万元')).toEqual({ number: '52.8', unit: '亿元' });
    expect(refusedBy(() => measure('52.8亿元', '人次'))).toBe('quantities.unit');
    expect(refusedBy(() => measure('52.8亿', '万元'))).toBe('quantities.unit');
  });

  test.each([
    ['约52.8亿元', 'quantities.not-exact'],
    ['50-60亿元', 'quantities.not-exact'],
    ['1,5亿元', 'quantities.separator'],
    ['百分之十', 'quantities.not-a-number'],
    ['暂无', 'quantities.placeholder'],
    ['5.28e9元', 'quantities.scientific'],
    ['１ｅ５', 'quantities.scientific'],
    ['80多万元', 'quantities.not-exact'],
    ['80万余元', 'quantities.not-exact'],
    ['5万+', 'quantities.not-exact'],
    ['52.8亿元（预计）', 'quantities.not-exact'],
    ['三万', 'quantities.not-a-number'],
    ['5万三千元', 'quantities.not-a-number'],
    ['5½', 'quantities.not-a-number'],
    ['5٣', 'quantities.not-a-number'],
    ['5⑥', 'quantities.not-a-number'],
    ['5.亿元', 'quantities.not-a-number'],
    ['5?', 'quantities.not-a-number'],
  ])('%s is not guessed at', (text, code) => {
    expect(refusedBy(() => measure(text))).toBe(code);
  });
});

describe('a figure in the unit its indicator is measured in', () => {
  test.each([
    ['52.8亿元', '万元', '528000'],
    ['528000万元', '亿元', '52.8'],
    ['3.5万人次', '人次', '35000'],
    ['0.1元', '万元', '0.00001'],
    ['10 %', '%', '10'],
    ['95%', '', '0.95'],
    ['88', '亿元', '88'],
  ])('%s in %s is %s, to the last digit', (text, wanted, number) => {
    expect(inUnit(measure(text), wanted)).toBe(number);
  });

  test.each([
    ['3.5万人次', '人'],
    ['2个百分点', '%'],
    ['52.8亿', '亿元'],
    ['10%', '亿元'],
    ['5亿元/年', '亿元'],
    ['5千克', '克'],
  ])('%s is no number of %s', (text, wanted) => {
    expect(refusedBy(() => inUnit(measure(text), wanted))).toBe('quantities.unit');
  });
});

describe('a goal', () => {
  const read = (units: Record<string, string>) => (field: string) => units[field];

  test('is agreed in the unit of its indicator, whatever its target and its baseline stand in', () => {
    const goal = { target: '52.8', baseline: '480000' };
    const revenue = { unitOfMeasure: '万元', value: 'number' };
    expect(inOneUnit(goal, revenue, read({ target: '亿元', baseline: '' }))).toEqual({
      target: '528000',
      baseline: '480000',
      unitOfMeasure: '万元',
    });
  });

  test('names a unit itself where the scheme names none: its column, else its target', () => {
    const units = read({ target: '亿元', baseline: '万元' });
    const both = { target: '52.8', baseline: '480000' };
    const own = { value: 'number' };
    expect(inOneUnit(both, own, units)).toEqual({ target: '52.8', baseline: '48', unitOfMeasure: '亿元' });
    expect(inOneUnit({ ...both, unitOfMeasure: '万元' }, own, units)).toEqual({
      target: '528000',
      baseline: '480000',
      unitOfMeasure: '万元',
    });
  });

  test('of a fraction is agreed as a share', () => {
    const share = { unitOfMeasure: '%', value: 'fraction' };
    expect(inOneUnit({ target: '95' }, share, read({ target: '%' }))).toEqual({ target: '0.95', unitOfMeasure: '%' });
    expect(inOneUnit({ target: '0.95' }, share, read({ target: '' }))).toMatchObject({ target: '0.95' });
  });

  test('whose figures are read by the mapping alone stays as it is', () => {
    expect(inOneUnit({ target: '5' }, { unitOfMeasure: '万元', value: 'number' }, read({}))).toEqual({ target: '5' });
  });
});
