import * as z from 'zod';
import budgetSelfEvaluation from '../../schemes/library/budget-self-evaluation.json' with { type: 'json' };
import cityScorecard from '../../schemes/library/city-scorecard.json' with { type: 'json' };
import civilServantsAnnual from '../../schemes/library/civil-servants-annual.json' with { type: 'json' };
import civilServantsQuarterly from '../../schemes/library/civil-servants-quarterly.json' with { type: 'json' };
import countyComprehensive from '../../schemes/library/county-comprehensive.json' with { type: 'json' };
import departmentsAnnual from '../../schemes/library/departments-annual.json' with { type: 'json' };
import hospitalsAnnual from '../../schemes/library/hospitals-annual.json' with { type: 'json' };
import { digest } from '../../shared/domain/audit/canonical.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { Scheme } from '../../shared/domain/scheme/scheme.ts';
import { ok, type Reply, type Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';

/** The files of schemes/library, in the order a performance office looks for them. */
export const documents: readonly unknown[] = [
  departmentsAnnual,
  countyComprehensive,
  civilServantsAnnual,
  civilServantsQuarterly,
  budgetSelfEvaluation,
  hospitalsAnnual,
  cityScorecard,
];

/** Parsed when first asked for: most calls of this function ask for something else. */
let parsed: readonly Scheme[] | undefined;
const library = (): readonly Scheme[] => (parsed ??= documents.map((document) => Scheme.parse(document)));

export const LibraryEntry = z.strictObject({
  ...Scheme.pick({ id: true, name: true, legalBasis: true, periodTypes: true, subjects: true }).shape,
  hash: z.string(),
});
type LibraryEntry = z.infer<typeof LibraryEntry>;

/** Schemes to begin from: copy one with `POST /v1/schemes` and change what is different here. */
export async function listLibrary(): Promise<Reply<{ schemes: LibraryEntry[] }>> {
  const schemes = library().map((scheme) => {
    const { id, name, legalBasis, periodTypes, subjects } = scheme;
    return { id, name, legalBasis, periodTypes, subjects, hash: digest(scheme) };
  });
  return ok({ schemes });
}

export async function readLibrary(
  _services: Services,
  _caller: Caller,
  { params }: Request<{ id: string }, unknown, unknown>,
): Promise<Reply<{ scheme: Scheme; hash: string }>> {
  const scheme = library().find(({ id }) => id === params.id);
  if (!scheme) {
    const legal = library().map(({ id }) => id);
    throw new Refused('schemes.not-in-library', { scheme: params.id }, { field: 'id', legal });
  }
  return ok({ scheme, hash: digest(scheme) });
}
