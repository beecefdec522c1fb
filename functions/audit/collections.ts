import type { Allow } from '../../shared/domain/organisation/authority.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { partition } from '../../shared/storage/keys.ts';
import { requireMandate } from '../mandate.ts';
import type { Caller, Services } from '../services.ts';

const auditor: Allow = { role: 'audit-administrator', scope: 'jurisdiction' };
/** Who reads chains: the auditor all of them, a supervisor those of the periods and schemes within their reach. */
export const examiners: readonly Allow[] = [auditor, { role: 'supervisor', scope: 'owned' }];

/** The collection that a query or a body names, where the caller may see it. */
export async function collectionFor(services: Services, caller: Caller, name: string): Promise<string> {
  const { jurisdiction } = caller;
  const pk = collectionOf(jurisdiction, name);
  const period = periodOf(name);
  const owned = { record: period === undefined ? pk : partition.period(jurisdiction, period) };
  await requireMandate(services, caller, { owned, allow: examiners });
  return pk;
}

/** Collections an audit names: `organisation`, `access`, `official/ID`, `scheme/ID`, `period/ID`, `import/ID`, `appraisal/PERIOD/SUBJECT`. */
export function collectionOf(jurisdiction: string, name: string): string {
  const [kind = '', first = '', second = ''] = name.split('/');
  switch (kind) {
    case 'organisation':
      return partition.organisation(jurisdiction);
    case 'access':
      return partition.access(jurisdiction, /^[2-9]$/.test(first) ? Number(first) : 1);
    case 'official':
      return partition.official(jurisdiction, first);
    case 'scheme':
      return partition.scheme(jurisdiction, first);
    case 'period':
      return partition.period(jurisdiction, first);
    case 'import':
      return partition.import(jurisdiction, first);
    case 'appraisal':
      return partition.appraisal(jurisdiction, first, second);
    default:
      throw new Refused('audit.no-collection', { name }, { field: 'of', legal: legalNames });
  }
}

/** The period whose seals name this collection. */
export function periodOf(name: string): string | undefined {
  const [kind = '', period] = name.split('/');
  return kind === 'appraisal' || kind === 'period' ? period : undefined;
}

const legalNames = [
  'organisation',
  'access',
  'official/ID',
  'scheme/ID',
  'period/ID',
  'import/ID',
  'appraisal/PERIOD/SUBJECT',
];
