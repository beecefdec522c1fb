import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemeJsonSchema } from '../../shared/domain/scheme/json-schema.ts';

/** `npm run schemes:schema`: writes the JSON Schema of scheme documents anew, after the zod schema has changed. */
const file = join(import.meta.dirname, '../../schemes/scheme.schema.json');
writeFileSync(file, `${JSON.stringify(schemeJsonSchema(), null, 2)}\n`);
