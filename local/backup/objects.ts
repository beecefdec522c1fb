import { readdirSync } from 'node:fs';
import type { Files } from '../../functions/services.ts';
import { type Run, Stage, runOfKey, sealKey } from '../../shared/domain/reports/manifest.ts';
import { readStore } from '../s3/store.ts';

export const notHere = (): never => {
  throw new Error('records are only read here');
};

/** The files of the buckets in a folder, for use cases that only read them. */
export function filesIn(objects: string): Files {
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
export async function sealedRuns(objects: string, jurisdiction: string): Promise<Run[]> {
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
