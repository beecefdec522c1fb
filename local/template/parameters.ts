import type { Json, Template, TemplateParameter } from './template.ts';

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
