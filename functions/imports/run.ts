import type { Fault } from '../../shared/domain/import/fault.ts';
import { Refused } from '../../shared/domain/refused.ts';
import type { Import } from '../../shared/storage/imports.ts';
import type { Reply, Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { type ImportParams, namesItem, ownImport } from './load.ts';
import { type Opened, type Taken, atStart, finished, openImport } from './slice.ts';
import { type SliceBody, nothingTold, sentence, sliceView, tell } from './views.ts';

/**
 * Writes the next rows. Each step is one transaction with its count, so that wherever a run breaks off, the next one goes on
 * from there, and two at once cannot write a row twice: whoever comes second finds the step taken and reads again.
 */
export async function runImport(
  services: Services,
  caller: Caller,
  { params, body }: Request<ImportParams, unknown, { records: number; removing: string[] }>,
): Promise<Reply<SliceBody, 201>> {
  const found = await ownImport(services, caller, params.import);
  const { check, run, mode } = found.head;
  if (!check || !finished(check)) throw new Refused('imports.not-checked');
  if (run && finished(run)) throw new Refused('imports.done');
  if (mode === 'all-or-nothing' && check.refused > 0)
    throw new Refused('imports.rows-refused', { count: check.refused });
  const file = await openImport(services, caller, found);
  if (mode === 'all-or-nothing' && !run) await stillAllPass(file, body.records);

  let current = found;
  const told = nothingTold();
  const begun = run ?? atStart(file.steps);
  for await (const taken of file.take(begun, body.records, 'writing')) {
    refuseUnlessNamed(taken.removes, body.removing);
    const [first] = taken.faults;
    if (mode === 'all-or-nothing' && first) throw stopped(first, current.head.run?.good ?? 0);
    current = await write(services, current, taken);
    tell(told, taken);
  }
  const pass = current.head.run ?? begun;
  return services.commit([], {
    status: 201,
    body: sliceView({ head: current.head, pass, file }, told),
    etag: current.n,
  });
}

/** What a file does not mention goes only where whoever writes it says what goes: the check lists it. */
function refuseUnlessNamed(removes: readonly string[], removing: readonly string[]): void {
  const unnamed = removes.filter((id) => !removing.includes(id));
  if (unnamed.length === 0) return;
  const pointer = { field: 'removing', legal: removes };
  throw new Refused('imports.would-remove', { count: unnamed.length, names: unnamed.join(', ') }, pointer);
}

/** What the check found may have changed since. As far as one request can look ahead, it looks before the first write. */
async function stillAllPass(file: Opened, records: number): Promise<void> {
  for await (const { faults } of file.take(atStart(file.steps), records)) {
    const [first] = faults;
    if (first) throw stopped(first, 0);
  }
}

function stopped({ row, ...fault }: Fault, written: number): Refused {
  return new Refused('imports.stopped', { row, written, ...sentence(fault) });
}

async function write(services: Services, found: Import, { writes, faults, pass }: Taken): Promise<Import> {
  const head = { ...found.head, run: pass };
  const refused = faults.map(({ row, code }) => ({ row, code }));
  const data = { step: pass.step, good: pass.good, ...(refused.length > 0 ? { refused } : {}) };
  const entry = services.record(found, { what: 'imports.written', data }, { head });
  await services.table.write([...writes, ...entry.writes]);
  return { ...entry.chain, head };
}

/**
 * Holds the next rows to every rule that writing them would, against things as they are, and writes none. After the last row a
 * further check begins anew.
 */
export async function checkImport(
  services: Services,
  caller: Caller,
  { params, body }: Request<ImportParams, unknown, { records: number }>,
): Promise<Reply<SliceBody, 201>> {
  const found = await ownImport(services, caller, params.import);
  const { check, run } = found.head;
  if (run) throw new Refused('imports.begun');
  const begun = check && !finished(check) ? check : undefined;
  const file = await openImport(services, caller, found, begun ? undefined : 'begins');
  let pass = begun ?? atStart(file.steps);
  const told = nothingTold();
  for await (const taken of file.take(pass, body.records)) {
    tell(told, taken);
    pass = taken.pass;
  }
  const head = { ...found.head, ...file.counts, check: pass };
  const items = begun || file.names.size === 0 ? [] : [namesItem(file.names)];
  const { writes, n } = services.record(found, { what: 'imports.checked', data: { ...pass } }, { head, items });
  return services.commit(writes, { status: 201, body: sliceView({ head, pass, file }, told), etag: n });
}
