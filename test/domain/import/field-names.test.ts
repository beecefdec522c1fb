import { expect, test } from 'vitest';
import { fieldName } from '../../../shared/text/import-fields.ts';

test('a field is called by what it belongs to, so that nobody looks for the wrong name', () => {
  expect(['name', 'functions.0.name', 'section.name', 'indicator.name'].map((path) => fieldName(path).zh)).toEqual([
    '名称',
    '职能名称',
    '部分名称',
    '指标名称',
  ]);
});
