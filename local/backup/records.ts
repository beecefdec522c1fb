import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { verifyAnchor } from '../../functions/audit/verify-anchor.ts';
import { type Finding, hold, verifyPeriod } from '../../functions/audit/verify.ts';
import { verifyReports } from '../../functions/reports/verify.ts';
import { newestAnchor } from '../../functions/anchors.ts';
import type { Caller, Files, Services } from '../../functions/services.ts';
import { type Run, Stage, runOfKey, sealKey } from '../../shared/domain/reports/manifest.ts';
import { chainLists, chainsIn } from '../../shared/storage/anchors.ts';
import { dueBy } from '../../shared/storage/due.ts';
import { sort } from '../../shared/storage/keys.ts';
import { openTable } from '../../shared/storage/dynamodb.ts';
import { append } from '../../shared/storage/record.ts';
import type { Table } from '../../shared/storage/table.ts';
import type { Language } from '../../shared/text/catalogue.ts';
import type { Text } from '../../shared/text/refusal.ts';
import { keepText } from '../../shared/text/keep.ts';
import { databaseFolder, objectsFolder, onlySecret } from '../data-folder.ts';
import { countRows } from '../dynamodb/tables.ts';
import { startDynamo } from '../dynamodb/engine.ts';
import { readStore } from '../s3/store.ts';

interface Kept {
  /** A data folder that nobody else has open. */
  readonly directory: string;
  readonly jurisdiction: string;
  /** By when its newest anchor is judged to be late, epoch milliseconds. */
  readonly now: number;
  readonly hidden: boolean;
  /** Where the objects lie; beside the database unless said. */
  readonly objects?: string;
  /** Reads the files of every sealed run and not only of the newest. */
  readonly everyFile: boolean;
  /** Counts the background work too that should have been done an hour ago. */
  readonly unfinished?: boolean;
}

export interface Checked {
  chains: number;
  seals: number;
  files: number;
  /** A sentence for each thing that is wrong. */
  faults: readonly Text[];
  /** What is as it should be on a machine that was switched off for a night. */
  notes: readonly Text[];
  rows: number;
  unfinished: number;
}

/** Days without an anchor stay named in every later one; nothing is wrong with the records. */
const noted: readonly string[] = ['lost-anchor', 'late-anchor'];

/**
 * Holds every audit chain of a data folder against itself, the newest anchor and the seals of closed periods, and the files of sealed
 * runs against their manifests: what an auditor does from page to page, at once and without anybody being served.
 */
export async function checkRecords(kept: Kept): Promise<Checked> {
  const directory = path.join(kept.directory, databaseFolder);
  const engine = await startDynamo({ directory, hidden: kept.hidden });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const requestHandler = { httpAgent: engine.agent };
  const client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'local', credentials, requestHandler });
  try {
    const { TableNames: [name] = [] } = await client.send(new ListTablesCommand({}));
    if (name === undefined) return unchecked(keepText['no-table']);
    const table = openTable(name, client);
    const counts = {
      rows: await countRows(client, [name]),
      unfinished: kept.unfinished ? await unfinishedIn(table, kept.now) : 0,
    };
    const zh = await check(kept, table, 'zh');
    // Only what has something to tell is looked at twice, for its sentences in the other language.
    const en = zh.faults.length + zh.notes.length === 0 ? zh : await check(kept, table, 'en');
    const paired = (of: 'faults' | 'notes'): Text[] => zh[of].map((said, at) => ({ zh: said, en: en[of][at] ?? said }));
    return { ...zh, ...counts, faults: paired('faults'), notes: paired('notes') };
  } finally {
    client.destroy();
    await engine.stop();
  }
}

/** Nothing could be looked at, for this. */
export const unchecked = (fault: Text): Checked => ({
  chains: 0,
  seals: 0,
  files: 0,
  rows: 0,
  unfinished: 0,
  faults: [fault],
  notes: [],
});

/** The schedule takes up what broke off every five minutes. */
const late = 60 * 60_000;

async function unfinishedIn(table: Table, now: number): Promise<number> {
  let count = 0;
  for await (const { sk } of dueBy(table, now - late)) if (sk === sort.job) count += 1;
  return count;
}

async function check(kept: Kept, table: Table, language: Language) {
  const { jurisdiction } = kept;
  const objects = kept.objects ?? path.join(kept.directory, objectsFolder);
  const services = reading({
    table,
    files: filesIn(objects),
    secret: onlySecret(kept.directory),
    now: kept.now,
    language,
  });
  const caller: Caller = { jurisdiction, id: 'shell', name: '', unit: '', grants: [], rolesUsed: [] };
  const faults = new Set<string>();
  const notes = new Set<string>();
  const found = { chains: 0, seals: 0, files: 0 };
  const tell = (findings: readonly Finding[]): void => {
    let into = faults;
    for (const { kind, where, sentence } of findings) {
      // How many more there are of the same belongs to them.
      if (kind !== 'more') into = noted.includes(kind) ? notes : faults;
      into.add(`${where}: ${sentence}`);
    }
  };

  if (await newestAnchor(services, jurisdiction)) {
    for await (const page of pages((query) =>
      verifyAnchor(services, caller, { params: undefined, query, ...nothing }),
    )) {
      found.chains += page.verified + page.fresh.length;
      tell(page.findings);
    }
  } else {
    for (const list of await chainLists(table, jurisdiction))
      for (const pk of await chainsIn(table, jurisdiction, list)) {
        const { copy, findings } = await hold(services, pk, []);
        found.chains += copy ? 1 : 0;
        tell(findings);
      }
  }
  const runs = await sealedRuns(objects, jurisdiction);
  for (const period of new Set(runs.map((run) => run.period)))
    for await (const page of pages((query) =>
      verifyPeriod(services, caller, { params: { period }, query, ...nothing }),
    )) {
      if (!page.sealIsGenuine) faults.add(`period/${period}: ${sayForged(language)}`);
      tell(page.findings);
    }
  for (const run of kept.everyFile ? runs : runs.slice(-1)) {
    found.seals += 1;
    for await (const page of pages((query) => verifyReports(services, caller, { params: run, query, ...nothing }))) {
      found.files += page.verified;
      if (!page.sealIsGenuine || !page.manifestIsSealed) faults.add(`period/${run.period}: ${sayForged(language)}`);
      for (const { path: file, how } of page.findings) faults.add(`${file}: ${keepText.files[how][language]}`);
    }
  }
  return { ...found, faults: [...faults], notes: [...notes] };
}

const nothing = { body: undefined, ifMatch: 0 };

const sayForged = (language: Language): string => keepText['forged-seal'][language];

/** As many to a page as a route lets through. */
const limit = 100;

async function* pages<B extends { readonly next?: string }>(
  ask: (query: { limit: number; cursor: string | undefined }) => Promise<{ readonly body: B }>,
): AsyncGenerator<B> {
  let cursor: string | undefined;
  do {
    const { body } = await ask({ limit, cursor });
    yield body;
    cursor = body.next;
  } while (cursor !== undefined);
}

/** What a use case needs that only reads: what it would record of the reading is not written. */
function reading({
  secret,
  ...given
}: Pick<Services, 'table' | 'files' | 'now' | 'language'> & { secret: string }): Services {
  const doing = { by: { id: 'shell', rolesUsed: [] }, at: given.now, trace: 'shell' };
  const signing = () => Promise.resolve(secret);
  return {
    ...given,
    trace: doing.trace,
    address: undefined,
    newId: notHere,
    jobs: { send: notHere },
    cursors: { secret: signing, boundTo: '' },
    secret: signing,
    record: (chain, what, changes) => append(chain, { ...what, ...doing }, changes),
    commit: async (_writes, reply) => reply,
  };
}

const notHere = (): never => {
  throw new Error('records are only read here');
};

function filesIn(objects: string): Files {
  const store = readStore(objects);
  const read = async (key: string): Promise<Uint8Array | undefined> => {
    for (const name of bucketsIn(objects)) {
      const found = await store.find({ name }, key);
      if (!found) continue;
      try {
        if (found.version.deleteMarker) continue;
        const bytes = Buffer.alloc(found.version.size);
        await found.file.read(bytes, 0, bytes.length, 0);
        return bytes;
      } finally {
        await found.file.close();
      }
    }
    return undefined;
  };
  return {
    upload: notHere,
    link: notHere,
    writeReport: notHere,
    hasEvidence: async (key) => (await read(key)) !== undefined,
    readEvidence: read,
    readReport: read,
    async listReports(prefix, page) {
      const keys: string[] = [];
      for (const name of bucketsIn(objects))
        for await (const key of store.keys({ name }, prefix, page.behind)) {
          keys.push(key);
          if (keys.length === page.limit) return keys;
        }
      return keys;
    },
  };
}

const bucketsIn = (objects: string): string[] =>
  readdirSync(objects, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);

/** The runs whose seals lie there, the newest of a period last. */
async function sealedRuns(objects: string, jurisdiction: string): Promise<Run[]> {
  const runs: Run[] = [];
  const folder = `reports/${jurisdiction}/`;
  const store = readStore(objects);
  for (const name of bucketsIn(objects))
    for await (const key of store.keys({ name }, folder, '')) {
      const [period = '', named] = key.slice(folder.length).split('/');
      const stage = Stage.safeParse(named).data;
      const run = stage && runOfKey({ jurisdiction, period, stage }, key);
      if (run && key === sealKey(run)) runs.push(run);
    }
  return runs.sort((a, b) => a.period.localeCompare(b.period) || a.generation - b.generation);
}

/** The first of several sentences, in each language a line for each. */
export function firstOf(sentences: readonly Text[], most: number): Text {
  const first = sentences.slice(0, most);
  const more = sentences.length > most ? `\n… ${sentences.length}` : '';
  return { zh: first.map(({ zh }) => zh).join('\n') + more, en: first.map(({ en }) => en).join('\n') + more };
}
