import * as z from 'zod';
import { Scheme, Unsigned } from './scheme.ts';
import { Clocks, Consequence, Plausibility } from './application.ts';
import { Indicator, MissingPolicy, Over } from './indicator.ts';
import { Band, Normalisation, Quota, RaterGroup, TieKey } from './outcome.ts';
import { inJsonSchema } from '../text.ts';
import { Lateness } from '../scoring/rules/milestones.ts';
import { Rule } from './rules.ts';
import { Section } from './sections.ts';
import { Decimal, Name, Slug } from './wording.ts';
import type { Text } from '../../text/refusal.ts';
import { schemeParts, schemeTitle } from '../../text/schemes/parts.ts';

const named = [
  [Slug, 'Slug'],
  [Name, 'Name'],
  [Decimal, 'Decimal'],
  [MissingPolicy, 'MissingPolicy'],
  [Over, 'Over'],
  [Unsigned, 'Unsigned'],
  [Rule, 'Rule'],
  [Lateness, 'Lateness'],
  [Indicator, 'Indicator'],
  [Section, 'Section'],
  [RaterGroup, 'RaterGroup'],
  [Band, 'Band'],
  [Quota, 'Quota'],
  [TieKey, 'TieKey'],
  [Normalisation, 'Normalisation'],
  [Clocks, 'Clocks'],
  [Plausibility, 'Plausibility'],
  [Consequence, 'Consequence'],
] as const satisfies readonly (readonly [z.ZodType, string])[];
export type Described = (typeof named)[number][1];

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;

/**
 * The published JSON Schema of a scheme document (draft 2020-12). It says what the shape can say; that points sum,
 * bands tile and rules are complete is what `POST /v1/schemes/validation` adds.
 */
export function schemeJsonSchema() {
  const metadata = z.registry<{ id: string; description: string }>();
  for (const [schema, id] of named) metadata.add(schema, { id, description: both(schemeParts[id]) });
  const { $schema, ...schema } = z.toJSONSchema(Scheme, { metadata, io: 'input', override: inJsonSchema });
  return { $schema, $id: 'urn:jixiao:scheme:1', title: both(schemeTitle), ...schema };
}
