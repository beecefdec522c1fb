import { schemeJsonSchema } from '../../shared/domain/scheme/json-schema.ts';
import { ok, type Reply } from '../route.ts';

/** The shape of a scheme document, for editors and other systems: the file schemes/scheme.schema.json. */
export async function readJsonSchema(): Promise<Reply<Record<string, unknown>>> {
  return ok(schemeJsonSchema());
}
