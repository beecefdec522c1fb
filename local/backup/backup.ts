import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { keepText } from '../../shared/text/keep.ts';
import { flushFolder } from '../s3/version-file.ts';
import { type Flags, readConfig } from '../config.ts';
import { requireOwner } from '../data-folder.ts';
import { readExternal } from '../external.ts';
import { both } from '../log.ts';
import { readVersion } from '../migrations.ts';
import { readBuilt } from '../serve.ts';
import { atText, sizeText } from '../said.ts';
import { writeArchive } from './archive.ts';
import { snapshot } from './snapshot.ts';

/** `jixiao backup FILE`: all data of a county in one file, while it is served or not. Throws sentences for whoever runs the machine. */
export async function backUp(positionals: readonly string[], flags: Flags): Promise<void> {
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new Error(both(keepText['usage-backup']));
  const config = readConfig(flags);
  const external = readExternal(process.env);
  for (const [what, endpoint] of [
    [keepText.records, external.dynamo],
    [keepText['all-files'], external.s3],
  ] as const)
    if (endpoint !== undefined) console.log(both(keepText['backup-elsewhere'], { what, endpoint }));
  const done = await writeBackup(config.data, path.resolve(given), {
    version: readBuilt().version,
    database: external.dynamo === undefined,
    objects: external.s3 === undefined,
  });
  console.log(
    both(keepText['backed-up'], {
      file: given,
      size: sizeText(done.size),
      content: sizeText(done.content),
      files: done.files,
      seconds: (done.milliseconds / 1000).toFixed(1),
      at: atText(done.at),
    }),
  );
}

interface Of {
  readonly version: string;
  readonly database: boolean;
  readonly objects: boolean;
}

/** The file is there whole or not at all; one of that name from before stays until then. */
export async function writeBackup(directory: string, file: string, { version, database, objects }: Of) {
  const began = performance.now();
  if (!path.relative(directory, file).startsWith('..')) throw new Error(both(keepText['backup-inside']));
  requireOwner(directory);
  const kept = readVersion(directory);
  if (!kept) throw new Error(both(keepText['nothing-kept'], { directory }));
  // Beside the backup: where there is room for it there is room for what of it has to stand still.
  const [staging, making] = [`${file}.parts`, `${file}.new`];
  const clear = (): void => [staging, making].forEach((one) => rmSync(one, { recursive: true, force: true }));
  const broken = (): never => {
    clear();
    process.exit(1);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, broken);
  clear();
  try {
    const { at, files } = await snapshot(directory, staging);
    const { format: data, jurisdiction } = kept;
    const head = { format: 'jixiao.backup/1', version, data, jurisdiction, at, database, objects } as const;
    const content = await writeArchive(making, head, files);
    renameSync(making, file);
    await flushFolder(path.dirname(file));
    const milliseconds = performance.now() - began;
    return { at, content, files: files.size, size: statSync(file).size, milliseconds };
  } finally {
    for (const signal of signals) process.off(signal, broken);
    if (existsSync(path.dirname(file))) clear();
  }
}
