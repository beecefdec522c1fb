import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { refusals } from '../../shared/text/catalogue.ts';
import type { Refusal } from '../../shared/text/refusal.ts';

const texts = globSync('shared/text/refusals/*.ts').map((file) => readFileSync(file, 'utf8'));
const sources = globSync(['functions/**/*.ts', 'local/**/*.ts', 'shared/**/*.ts'])
  .filter((file) => !file.startsWith('shared/text/refusals/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('');

const codes = Object.entries<Refusal>(refusals);
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
/** A word that is filled by language has a blank in each: {zh} and {en}, {zhRole} and {enRole}. */
const alike = (name: string) => name.replace(/^(?:zh|en)(?=[A-Z]|$)/, '');

describe('a refusal', () => {
  test('stands in one file of texts: of two by one code the catalogue would keep the last', () => {
    const written = texts.flatMap((text) =>
      [...text.matchAll(/^ {2}'([\w-]+\.[\w-]+)': \{/gm)].map(([, code = '']) => code),
    );
    expect(written.toSorted()).toEqual(codes.map(([code]) => code).toSorted());
  });

  test('is thrown by something', () => {
    expect(codes.map(([code]) => code).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  test.each(codes)('%s leaves out in neither language what it says in the other', (_, { zh, en, legal }) => {
    const named = (text: string) => new Set(blanks(text).map(alike));
    for (const text of legal ? [{ zh, en }, legal] : [{ zh, en }]) expect(named(text.en)).toEqual(named(text.zh));
  });
});
