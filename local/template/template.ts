import * as z from 'zod';

/** What CloudFormation calls a template, in the JSON form that synthesis writes. */
export type Json = z.infer<ReturnType<typeof z.json>>;
export type JsonObject = { [key: string]: Json };

/** A property that only AWS acts on. Any property that is neither realised nor marked so is an error. */
export const cloudOnly = z.unknown().optional();

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const parameterSchema = z.object({
  Type: z.string(),
  Default: z.union([z.string(), z.number()]).optional(),
  AllowedValues: z.array(z.union([z.string(), z.number()])).optional(),
  AllowedPattern: z.string().optional(),
  MinLength: z.coerce.number().optional(),
  MaxLength: z.coerce.number().optional(),
  MinValue: z.coerce.number().optional(),
  MaxValue: z.coerce.number().optional(),
  ConstraintDescription: z.string().optional(),
});

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.json()).default({}),
  Condition: z.string().optional(),
  Metadata: z.record(z.string(), z.json()).default({}),
});

const templateSchema = z.object({
  Parameters: z.record(z.string(), parameterSchema).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.json()))).default({}),
  Conditions: z.record(z.string(), z.json()).default({}),
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: z.json(), Condition: z.string().optional() })).default({}),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateParameter = z.infer<typeof parameterSchema>;
export type TemplateResource = z.infer<typeof resourceSchema>;

export function readTemplate(template: unknown): Template {
  const read = templateSchema.safeParse(template);
  if (!read.success) throw new Error(`this is not a CloudFormation template:\n${z.prettifyError(read.error)}`);
  return read.data;
}
