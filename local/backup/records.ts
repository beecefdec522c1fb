import path from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { verifyAnchor } from '../../functions/audit/verify-anchor.ts';
import { type Finding, hold, verifyPeriod } from '../../functions/audit/verify.ts';
import { verifyReports } from '../../functions/reports/verify.ts';
import { newestAnchor } from '../../functions/anchors.ts';
import type { Caller, Services } from '../../functions/services.ts';
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
import { filesIn, notHere, sealedRuns } from './objects.ts';

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
    return { ...(await check(kept, table)), ...counts };
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

async function check(kept: Kept, table: Table) {
  const { jurisdiction } = kept;
  const objects = kept.objects ?? path.join(kept.directory, objectsFolder);
  const given = { table, files: filesIn(objects), secret: onlySecret(kept.directory), now: kept.now };
  const services = { zh: reading({ ...given, language: 'zh' }), en: reading({ ...given, language: 'en' }) };
  const caller: Caller = { jurisdiction, id: 'shell', name: '', unit: '', grants: [], rolesUsed: [] };
  const faults = new Map<string, Text>();
  const notes = new Map<string, Text>();
  const found = { chains: 0, seals: 0, files: 0 };
  const fault = (where: string, { zh, en }: Text): void =>
    void faults.set(`${where} ${zh}`, { zh: `${where}: ${zh}`, en: `${where}: ${en}` });
  const tell = (findings: readonly Finding[], english: readonly Finding[]): void => {
    let into = faults;
    for (const [at, { kind, where, sentence }] of findings.entries()) {
      // How many more there are of the same belongs to them.
      if (kind !== 'more') into = noted.includes(kind) ? notes : faults;
      const zh = `${where}: ${sentence}`;
      into.set(zh, { zh, en: `${where}: ${english[at]?.sentence ?? sentence}` });
    }
  };

  if (await newestAnchor(services.zh, jurisdiction)) {
    const anchor = (as: Services, query: Query) => verifyAnchor(as, caller, { params: undefined, query, ...nothing });
    for await (const { body, english } of pages(services, anchor)) {
      found.chains += body.verified + body.fresh.length;
      tell(body.findings, english.findings);
    }
  } else {
    for (const list of await chainLists(table, jurisdiction))
      for (const pk of await chainsIn(table, jurisdiction, list)) {
        const { copy, findings } = await hold(services.zh, pk, []);
        found.chains += copy ? 1 : 0;
        if (findings.length > 0) tell(findings, (await hold(services.en, pk, [])).findings);
      }
  }
  const runs = await sealedRuns(objects, jurisdiction);
  for (const period of new Set(runs.map((run) => run.period))) {
    const sealed = (as: Services, query: Query) => verifyPeriod(as, caller, { params: { period }, query, ...nothing });
    for await (const { body, english } of pages(services, sealed)) {
      if (!body.sealIsGenuine) fault(`period/${period}`, keepText['forged-seal']);
      tell(body.findings, english.findings);
    }
  }
  for (const run of kept.everyFile ? runs : runs.slice(-1)) {
    found.seals += 1;
    const manifest = (as: Services, query: Query) => verifyReports(as, caller, { params: run, query, ...nothing });
    for await (const { body } of pages(services, manifest)) {
      found.files += body.verified;
      if (!body.sealIsGenuine || !body.manifestIsSealed) fault(`period/${run.period}`, keepText['forged-seal']);
      for (const { path: file, how } of body.findings) fault(file, keepText.files[how]);
    }
  }
  return { ...found, faults: [...faults.values()], notes: [...notes.values()] };
}

const nothing = { body: undefined, ifMatch: 0 };

/** As many to a page as a route lets through. */
const limit = 100;

interface Query {
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** Every page; one with something to tell is asked for again, for its sentences in the other language. */
async function* pages<B extends { readonly next?: string; readonly findings: readonly unknown[] }>(
  { zh, en }: Readonly<Record<Language, Services>>,
  ask: (as: Services, query: Query) => Promise<{ readonly body: B }>,
): AsyncGenerator<{ body: B; english: B }> {
  let cursor: string | undefined;
  do {
    const { body } = await ask(zh, { limit, cursor });
    yield { body, english: body.findings.length === 0 ? body : (await ask(en, { limit, cursor })).body };
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

/** The first of several sentences, in each language a line for each. */
export function firstOf(sentences: readonly Text[], most: number): Text {
  const first = sentences.slice(0, most);
  const more = sentences.length > most ? `\n… ${sentences.length}` : '';
  return { zh: first.map(({ zh }) => zh).join('\n') + more, en: first.map(({ en }) => en).join('\n') + more };
}
