import { chmodSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../make/folder.ts';
import { bundles, start } from './small-system.ts';
import { table, template } from './small-template.ts';

const small = template(table, {
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 64 } } },
});
const keys = ['identity.json', 'issuer.json', path.join('secrets', 'Secret.json')];

let assets: string;
beforeAll(async () => {
  assets = await bundles({});
});

/** A data folder as a start leaves it. */
async function left(): Promise<string> {
  const { directory, stop } = await start(small, assets);
  await stop();
  return directory;
}

const refusal = (directory: string, options = {}): Promise<string> =>
  start(small, assets, { directory, ...options }).then(
    () => 'started',
    (error: unknown) => String(error),
  );

describe('a key that was lost', () => {
  it.each(keys)('is not made anew beside the data it belongs to: %s', async (key) => {
    const directory = await left();
    const file = path.join(directory, key);
    const kept = readFileSync(file);
    rmSync(file);
    const said = await refusal(directory);
    expect(said).toContain(`缺失或为空：${key}\n`);
    expect(said).toContain(`missing or empty: ${key}. Restore them from the backup`);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, kept);
    expect(await refusal(directory)).toBe('started');
  });

  it.each(keys)('and damaged is named, be it cut or emptied: %s', async (key) => {
    const directory = await left();
    const file = path.join(directory, key);
    truncateSync(file, 9);
    const said = await refusal(directory);
    expect(said).toContain(`文件已损坏：${file}\n`);
    expect(said).toContain(`The file ${file} is damaged. Restore it from the backup`);
    truncateSync(file, 0);
    expect(await refusal(directory)).toContain(`missing or empty: ${key}.`);
  });
});

describe('a key', () => {
  it('that is an empty text is damaged: nothing may be signed with it', async () => {
    const directory = await left();
    writeFileSync(path.join(directory, 'secrets', 'Secret.json'), JSON.stringify({ value: '' }));
    expect(await refusal(directory)).toContain('Secret.json is damaged. Restore it from the backup');
  });

  it('that others on the machine could read is closed to them, and that is told once', async () => {
    const directory = await left();
    for (const key of keys.slice(1)) chmodSync(path.join(directory, key), 0o644);
    const told = async () => {
      const { lines, stop } = await start(small, assets, { directory });
      await stop();
      return lines.filter(({ text }) => text.includes('may have leaked')).map(({ source }) => source);
    };
    expect(await told()).toEqual(keys.slice(1));
    expect(keys.map((key) => statSync(path.join(directory, key)).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
    expect(await told()).toEqual([]);
  });
});

describe('a database that was lost', () => {
  const database = path.join('dynamodb', 'table.sqlite');

  it('is not made anew in a folder known to hold data, and everything missing is named', async () => {
    const directory = await left();
    for (const name of ['dynamodb', 's3']) rmSync(path.join(directory, name), { recursive: true });
    rmSync(path.join(directory, 'issuer.json'));
    expect(await refusal(directory, { holdsData: true })).toContain(`missing or empty: issuer.json, ${database}, s3.`);
    expect(existsSync(path.join(directory, 'dynamodb'))).toBe(false);
  });

  it('and replaced by another program’s is not filled, nor is one that is none', async () => {
    const directory = await left();
    const file = path.join(directory, database);
    for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true });
    writeFileSync(file, 'a letter of the office');
    writeFileSync(path.join(directory, 's3', 'report'), 'of the quarter');
    const said = await refusal(directory, { holdsData: true });
    expect(said).toContain(`restore it from the backup: ${path.dirname(file)}`);
    expect(readFileSync(file, 'utf8')).toBe('a letter of the office');
    rmSync(file);
    new DatabaseSync(file).exec('CREATE TABLE letters (text)');
    expect(await refusal(directory, { holdsData: true })).toContain('the database has no table');
  });

  it('or emptied is not made anew beside the files its records speak of', async () => {
    const directory = await left();
    writeFileSync(path.join(directory, 's3', 'report'), 'of the quarter');
    truncateSync(path.join(directory, database), 0);
    for (const rest of ['-wal', '-shm']) rmSync(path.join(directory, database + rest), { force: true });
    expect(await refusal(directory)).toContain(`missing or empty: ${database}.`);
  });
});

it('keys alone, as a first start cut short leaves them, are gone on with', async () => {
  const directory = await left();
  rmSync(path.join(directory, 'dynamodb'), { recursive: true });
  expect(await refusal(directory)).toBe('started');
});

it('a folder of a first start is empty, and everything is made in it', async () => {
  const directory = temporaryFolder();
  expect(await refusal(directory)).toBe('started');
  expect(keys.filter((key) => !existsSync(path.join(directory, key)))).toEqual([]);
});
