import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { startNotes } from '../shared/text/local.ts';
import { serveText } from '../shared/text/serve.ts';
import { readConfig } from './config.ts';
import { lockFolder, writableFolder } from './data-folder.ts';
import { countRows } from './dynamodb/tables.ts';
import { readExternal } from './external.ts';
import { watchGrowth } from './growth.ts';
import type { Local } from './local.ts';
import { both } from './log.ts';
import { migrate } from './migrations.ts';
import { runLocal } from './run.ts';

/** All that must end, ends within this, milliseconds: what is in hand then is taken up again at the next start. */
const endsWithin = 4_500;

const Built = z.strictObject({ version: z.string(), template: z.string() });

/** What `npm run build` left: this file lies in it, or the sources it was made of lie beside it. */
export function readBuilt() {
  const here = import.meta.dirname;
  const folder = [path.dirname(here), path.join(here, '..', 'build', 'jixiao')].find((one) =>
    existsSync(path.join(one, 'built.json')),
  );
  if (folder === undefined) throw new Error(both(serveText['not-built']));
  const { version, template } = Built.parse(JSON.parse(readFileSync(path.join(folder, 'built.json'), 'utf8')));
  return { version, template: path.join(folder, template) };
}

/** Runs a county for real, until it is told to end. Throws sentences for whoever runs the machine. */
export async function serve(flags: Parameters<typeof readConfig>[0]): Promise<void> {
  const config = readConfig(flags);
  const { data: directory, issuer, jurisdiction, firstSecurityAdministrator, address, port, name, machine } = config;
  const { version, template } = readBuilt();
  await writableFolder(directory);
  const unlock = lockFolder(directory);
  const { held, format, keep } = migrate(directory, jurisdiction);
  let local: Local | undefined;
  const stop = (): void => {
    setTimeout(() => process.exit(process.exitCode ?? 0), endsWithin).unref();
    void (local?.stop() ?? Promise.resolve()).then(() => process.exit(process.exitCode ?? 0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  local = await runLocal({
    template: JSON.parse(readFileSync(template, 'utf8')),
    assets: path.dirname(template),
    parameters: (builtIn) => ({
      OidcIssuer: issuer?.url ?? builtIn,
      OidcAudience: issuer?.audience ?? 'jixiao',
      SubjectClaim: issuer?.subject ?? 'sub',
      ...(issuer?.jurisdiction === undefined
        ? { Jurisdiction: jurisdiction }
        : { JurisdictionClaim: issuer.jurisdiction }),
      FirstSecurityAdministrator: `${jurisdiction}:${firstSecurityAdministrator}`,
      ConsoleOrigins: address,
      ConsoleName: name.zh,
      ...(issuer && { ConsoleClientId: issuer.client }),
    }),
    audience: issuer?.audience ?? 'jixiao',
    ...(!issuer && { accounts: { jurisdiction, county: name } }),
    subjectClaim: issuer?.subject ?? 'sub',
    directory,
    unlock,
    holdsData: held,
    durable: true,
    publicUrl: address,
    port,
    hidden: machine === 'shared',
    iam: 'enforce',
    version: { name: 'jixiao', version, format },
    log: (line) => void (line.level === 'error' && tell({ ...line, time: now() })),
    answered: tell,
    lost: (reason) => {
      console.error(both(startNotes.lost, { directory, reason }));
      process.exitCode = 1;
      stop();
    },
  });
  keep();
  const { tables, connection } = local.database;
  if (readExternal(process.env).dynamo === undefined) {
    // It lives as long as the process: to close it closes the connections of all the others too.
    const client = new DynamoDBClient(connection);
    const rows = () => countRows(client, tables);
    watchGrowth({ directory, rows, tell: (line) => tell({ ...line, time: now() }) });
  }
  if (machine === 'ours-alone') console.error(both(serveText['open-machine']));
  console.log(both(serveText.serving, { name, address, local: local.url, directory, version }));
}

const now = (): string => new Date().toISOString();

/** A line of the log: JSON, one object a line, on the standard output, where systemd or whoever started us keeps it. */
const tell = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
