import { describe, expect, test } from 'vitest';
import { describe as described } from '../../functions/openapi/document.ts';
import { routeTables } from '../../infra/routes.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Kept whole as one item of the table, which ends at 400 KB, and answered as it is kept. */
const documents = ['ScoreSheet', 'ScoringInput', 'TraceNode'];

/** Values a file's mapping puts in: the mapping is kept whole as well. */
const constants = /^__schema\d+(?:Sent)?$/;

/** One line for this or that in a document which is itself as long as it may be. */
const drawnFrom: Readonly<Record<string, string>> = {
  '.findings[]': 'the goals of one version',
  '.problems[]': 'a scheme, or the rows of an indicator table',
  '.problems[].legal[]': 'a scheme',
  '.notices[]': 'a scheme',
  '.report[]': 'the parts of a scheme, and what an opening with it names',
  '.changes[]': 'two versions of a scheme',
  '.sentences[]': 'a score sheet',
  '.difference.sentences[]': 'two score sheets',
  '.standing.reasons[]': 'the rules of ranking, each said once',
  '.why[]': 'the rules of ranking, each said once',
  '.ranking[].why[]': 'the rules of ranking, each said once',
  '.vetoes[]': 'a score sheet',
  '.ranking[].vetoes[]': 'a score sheet',
  '.warnings[]': 'the checks of a filing, each said once',
  '.filings[].warnings[]': 'the checks of a filing, each said once',
  '.items[].slots[].filing.warnings[]': 'the checks of a filing, each said once',
  '.subjects[].filing.warnings[]': 'the checks of a filing, each said once',
  '.rows[].warnings[]': 'the checks of a filing, each said once',
  '.filings[].checks[]': 'the checks a scheme declares of an indicator',
  '.items[].slots[].filing.checks[]': 'the checks a scheme declares of an indicator',
  '.subjects[].filing.checks[]': 'the checks a scheme declares of an indicator',
  '.faults[].legal[]': 'a scheme, or the settings',
  '.warnings[].legal[]': 'a scheme, or the settings',
  '.removes[]': 'a draft of a scheme',
};

/** Handed out whole for the offline verifier: what it says is signed, or summed, as one. */
const whole = ['audit.export', 'audit.anchor', 'audit.seal'];

const { paths, components } = described(await routeTables()) as unknown as Described;
const operations = Object.values(paths).flatMap((path) => Object.values(path));

/** Lists of a schema that have no longest length, by where they stand. What is described by name is looked at by itself. */
function endless(schema: Schema, at = ''): string[] {
  const { items, properties = {}, additionalProperties, anyOf = [], oneOf = [] } = schema;
  return [
    ...(schema.type === 'array' && schema.maxItems === undefined ? [`${at}[]`] : []),
    ...(items ? endless(items, `${at}[]`) : []),
    ...Object.entries(properties).flatMap(([name, part]) => endless(part, `${at}.${name}`)),
    ...(typeof additionalProperties === 'object' ? endless(additionalProperties, `${at}{}`) : []),
    ...[...anyOf, ...oneOf].flatMap((part) => endless(part, at)),
  ];
}

const answersOf = ({ responses }: Operation): Schema[] =>
  Object.entries(responses)
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, { content }]) => Object.values(content).map(({ schema }) => schema));

/** The list of a page stands in the answer itself, beside `next`, and the question takes `cursor` and `limit`. */
const isPaged = ({ parameters }: Operation, { properties = {} }: Schema): boolean =>
  'next' in properties && ['cursor', 'limit'].every((name) => parameters.some((one) => one.name === name));

const isList = (at: string): boolean => /^\.\w+\[\]$/.test(at);

describe('every list of an answer has a longest length', () => {
  test.each(operations.map((operation) => [operation.operationId, operation] as const))('%s', (id, operation) => {
    const answers = answersOf(operation);
    expect(answers.length).toBeGreaterThan(0);
    if (whole.includes(id)) return;
    for (const answer of answers) {
      const lists = endless(answer).filter((at) => drawnFrom[at] === undefined);
      expect(lists.filter((at) => !(isPaged(operation, answer) && isList(at)))).toEqual([]);
      // A page is of one list.
      expect(lists.length).toBeLessThanOrEqual(1);
    }
  });

  test('also in what the description names once for many, except what is kept whole', () => {
    const named = Object.entries(components.schemas).filter(
      ([name]) => !documents.includes(name.replace(/Sent$/, '')) && !constants.test(name) && name !== 'Problem',
    );
    expect(named.map(([name]) => name)).toEqual(expect.arrayContaining(['AgreedGoal', 'AuditEntry', 'Rule', 'Scheme']));
    for (const [name, schema] of named) expect(endless(schema), name).toEqual([]);
  });

  test('and each exception is one that some answer needs', () => {
    const needed = new Set(operations.flatMap(answersOf).flatMap((answer) => endless(answer)));
    expect(Object.keys(drawnFrom).filter((at) => !needed.has(at))).toEqual([]);
    for (const id of whole) expect(operations.map(({ operationId }) => operationId)).toContain(id);
  });
});
