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
type TemplateParameter = z.infer<typeof parameterSchema>;
export type TemplateResource = z.infer<typeof resourceSchema>;

export function readTemplate(template: unknown): Template {
  const read = templateSchema.safeParse(template);
  if (!read.success) throw new Error(`this is not a CloudFormation template:\n${z.prettifyError(read.error)}`);
  return read.data;
}

/** The value of every parameter, checked against its own constraints as CloudFormation checks them before it creates anything. */
export function readParameters(template: Template, given: Readonly<Record<string, string>>): Record<string, Json> {
  for (const name of Object.keys(given)) {
    if (!(name in template.Parameters)) throw new Error(`the template has no parameter ${name}`);
  }
  return Object.fromEntries(
    Object.entries(template.Parameters).map(([name, parameter]) => {
      const text = given[name] ?? parameter.Default?.toString();
      if (text === undefined) throw new Error(`parameter ${name} has no default: give it a value`);
      const fault = faultOf(parameter, text);
      if (fault !== undefined)
        throw new Error(`parameter ${name} = "${text}": ${parameter.ConstraintDescription ?? fault}`);
      return [name, typed(parameter, text)];
    }),
  );
}

function faultOf(parameter: TemplateParameter, text: string): string | undefined {
  const { AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = parameter;
  if (AllowedValues && !AllowedValues.some((allowed) => String(allowed) === text)) {
    return `not one of ${AllowedValues.join(', ')}`;
  }
  // CloudFormation anchors the pattern at both ends.
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`, 'u').test(text)) {
    return `does not match ${AllowedPattern}`;
  }
  if (MinLength !== undefined && text.length < MinLength) return `shorter than ${MinLength}`;
  if (MaxLength !== undefined && text.length > MaxLength) return `longer than ${MaxLength}`;
  if (parameter.Type !== 'Number') return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return 'not a number';
  if (MinValue !== undefined && number < MinValue) return `less than ${MinValue}`;
  if (MaxValue !== undefined && number > MaxValue) return `more than ${MaxValue}`;
  return undefined;
}

function typed(parameter: TemplateParameter, text: string): Json {
  if (parameter.Type === 'Number') return Number(text);
  if (parameter.Type === 'CommaDelimitedList' || parameter.Type.startsWith('List<')) {
    return text.split(',').map((part) => part.trim());
  }
  return text;
}
