import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../make/folder.ts';
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

describe('a database that was lost', () => {
  const database = path.join('dynamodb', 'table.sqlite');

  it('is not made anew in a folder known to hold data, and everything missing is named', async () => {
    const directory = await left();
    rmSync(path.join(directory, 'dynamodb'), { recursive: true });
    rmSync(path.join(directory, 'issuer.json'));
    expect(await refusal(directory, { holdsData: true })).toContain(`missing or empty: issuer.json, ${database}, s3.`);
    expect(existsSync(path.join(directory, 'dynamodb'))).toBe(false);
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
