import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../local/migrations.ts';
import { temporaryFolder } from '../make/folder.ts';

const mark = (content: string | object): string => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'version.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return directory;
};

describe('a data folder', () => {
  it('that is new gets its mark only once it holds something, so that a first start cut short is none', () => {
    const directory = temporaryFolder();
    expect(migrate(directory, '330199').held).toBe(false);
    const again = migrate(directory, '330199');
    expect(again.held).toBe(false);
    again.keep();
    expect(migrate(directory, '330199').held).toBe(true);
  });

  it('of an earlier format is brought forward, once', () => {
    const directory = mark({ format: 0, jurisdiction: '330199' });
    mkdirSync(join(directory, 's3'));
    writeFileSync(join(directory, 's3', 'evidence'), 'x', { mode: 0o644 });
    const { held, format } = migrate(directory, '330199');
    expect([held, statSync(join(directory, 's3', 'evidence')).mode & 0o777]).toEqual([true, 0o600]);
    expect(JSON.parse(readFileSync(join(directory, 'version.json'), 'utf8'))).toEqual({
      format,
      jurisdiction: '330199',
    });
  });

  it('of a newer version is refused and left as it is', () => {
    const directory = mark({ format: 99, jurisdiction: '330199' });
    expect(() => migrate(directory, '330199')).toThrow('written by a newer version');
    expect(JSON.parse(readFileSync(join(directory, 'version.json'), 'utf8'))).toMatchObject({ format: 99 });
  });

  it('of another county, of the demo, or with a damaged mark is refused', () => {
    expect(() => migrate(mark({ format: 1, jurisdiction: '330102' }), '330199')).toThrow('is that of 330102');
    expect(() => migrate(mark('{'), '330199')).toThrow('is damaged');
    const demo = temporaryFolder();
    writeFileSync(join(demo, 'driven'), '2025');
    expect(() => migrate(demo, '330199')).toThrow('demo county');
  });
});
