import { Refused } from '../../shared/domain/refused.ts';
import { partition } from '../../shared/storage/keys.ts';

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
