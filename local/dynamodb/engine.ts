import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

/** A DynamoDB that runs on this machine. */
export interface Engine {
  name: 'dynoxide' | 'DynamoDB Local';
  /** Why it cannot run here; undefined when it can. */
  missing?: string;
  /** The command line; without a directory the data lives in memory. */
  command(port: number, directory?: string): string[];
}

const require = createRequire(import.meta.url);

function folderOf(name: string): string | undefined {
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** Where dynoxide keeps everything, in its own folder. */
export const databaseFile = 'table.sqlite';

/** A static binary on a SQLite file: the engine of the one-machine edition. */
export function dynoxide(): Engine {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  const binary = path.join(folderOf(name) ?? '', 'dynoxide');
  return {
    name: 'dynoxide',
    ...(existsSync(binary) && path.isAbsolute(binary) ? {} : { missing: `the package ${name} is not installed` }),
    command: (port, directory) => [
      binary,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(directory === undefined ? [] : ['--db-path', path.join(directory, databaseFile)]),
    ],
  };
}

/**
 * Amazon's own, in Java: the second opinion of the storage tests. No dependency of ours (65 MB): it comes with the package
 * amplify-dynamodb-simulator, or lies where DYNAMODB_LOCAL_DIR says.
 */
export function dynamoDbLocal(directory = process.env['DYNAMODB_LOCAL_DIR']): Engine {
  const folder = directory ?? path.join(folderOf('amplify-dynamodb-simulator') ?? '', 'emulator');
  const jar = path.join(folder, 'DynamoDBLocal.jar');
  const missing = !existsSync(jar)
    ? 'neither the package amplify-dynamodb-simulator nor DYNAMODB_LOCAL_DIR is there'
    : spawnSync('java', ['-version']).status !== 0
      ? 'there is no Java'
      : undefined;
  return {
    name: 'DynamoDB Local',
    ...(missing === undefined ? {} : { missing }),
    command: (port, directory) => [
      'java',
      `-Djava.library.path=${path.join(folder, 'DynamoDBLocal_lib')}`,
      '-jar',
      jar,
      '-port',
      String(port),
      // One database whatever credentials and region a caller signs with: each function has its own.
      '-sharedDb',
      ...(directory === undefined ? ['-inMemory'] : ['-dbPath', directory]),
    ],
  };
}
