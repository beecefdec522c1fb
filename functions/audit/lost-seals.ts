import * as z from 'zod';
import { sha256 } from '../../shared/domain/audit/canonical.ts';
import type { CollectionExport } from '../../shared/domain/audit/chain-check.ts';
import type { Services } from '../services.ts';
import { type Finding, finding } from './findings.ts';

const Named = z.looseObject({ seal: z.string(), sha256: z.string(), generation: z.int() });

/** Seals that the chain of a period names and that no longer lie there as they were signed. Few: one for the close and each publication. */
export async function lostSeals(services: Services, copy: CollectionExport | undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, data } of copy?.entries ?? []) {
    const named =
      what === 'periods.closed' || what === 'periods.reports-sealed' ? Named.safeParse(data).data : undefined;
    if (!named) continue;
    const bytes = await services.files.readReport(named.seal);
    const sound = bytes && sha256(bytes) === named.sha256;
    if (!sound && copy) findings.push(finding(services, 'lost-seal', copy.collection, { run: named.generation }));
  }
  return findings;
}
