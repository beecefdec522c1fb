import { isObject, type Json, type JsonObject, type Template } from './template.ts';

interface Values {
  template: Template;
  /** Parameters and pseudo parameters by name. */
  named: Readonly<Record<string, Json>>;
  /** A resource's `Ref` (no attribute) or one of its attributes. */
  resource: (id: string, attribute?: string) => Json;
}

interface Resolver {
  /** The value with every intrinsic function computed; undefined where it is `AWS::NoValue`. */
  resolve: (value: Json) => Json | undefined;
  holds: (condition: string) => boolean;
}

/** Computes CloudFormation's intrinsic functions. A function it does not know is an error: guessing would let local and cloud drift. */
export function createResolver({ template, named, resource }: Values): Resolver {
  const conditions = new Map<string, boolean>();

  const holds = (name: string): boolean => {
    const known = conditions.get(name);
    if (known !== undefined) return known;
    const expression = template.Conditions[name];
    if (expression === undefined) throw new Error(`the template has no condition ${name}`);
    const result = truth(expression);
    conditions.set(name, result);
    return result;
  };

  const truth = (expression: Json): boolean => {
    if (isObject(expression) && typeof expression['Condition'] === 'string') return holds(expression['Condition']);
    const value = resolve(expression);
    if (typeof value !== 'boolean') throw new Error(`not a condition: ${JSON.stringify(expression)}`);
    return value;
  };

  const reference = (name: string): Json | undefined => {
    if (name === 'AWS::NoValue') return undefined;
    return named[name] ?? resource(name);
  };

  const attribute = (path: string): Json => {
    const dot = path.indexOf('.');
    return resource(path.slice(0, dot), path.slice(dot + 1));
  };

  const substitute = (text: string, own: JsonObject): string =>
    text.replaceAll(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      if (name in own) return textOf(resolve(own[name] ?? null), whole);
      return textOf(name.includes('.') ? attribute(name) : reference(name), whole);
    });

  const functions: Record<string, (argument: Json) => Json | undefined> = {
    Ref: (name) => reference(textOf(name, 'Ref')),
    'Fn::GetAtt': (path) =>
      attribute(
        Array.isArray(path)
          ? path.map((part) => textOf(resolve(part), 'Fn::GetAtt')).join('.')
          : textOf(path, 'Fn::GetAtt'),
      ),
    'Fn::Sub': (argument) => {
      const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
      return substitute(textOf(text, 'Fn::Sub'), isObject(own) ? own : {});
    },
    'Fn::Join': (argument) => {
      const [separator, parts] = listOf(argument, 'Fn::Join');
      return listOf(resolve(parts ?? null), 'Fn::Join')
        .map((part) => textOf(part, 'Fn::Join'))
        .join(textOf(separator, 'Fn::Join'));
    },
    'Fn::Select': (argument) => {
      const [index, list] = listOf(argument, 'Fn::Select');
      return listOf(resolve(list ?? null), 'Fn::Select')[Number(resolve(index ?? null))];
    },
    'Fn::Split': (argument) => {
      const [separator, text] = listOf(argument, 'Fn::Split');
      return textOf(resolve(text ?? null), 'Fn::Split').split(textOf(separator, 'Fn::Split'));
    },
    'Fn::FindInMap': (argument) => {
      const [map, first, second] = listOf(argument, 'Fn::FindInMap').map((part) =>
        textOf(resolve(part), 'Fn::FindInMap'),
      );
      const found = template.Mappings[map ?? '']?.[first ?? '']?.[second ?? ''];
      if (found === undefined) throw new Error(`no mapping ${map}.${first}.${second}`);
      return found;
    },
    'Fn::Base64': (text) => Buffer.from(textOf(resolve(text), 'Fn::Base64')).toString('base64'),
    'Fn::If': (argument) => {
      const [condition, yes, no] = listOf(argument, 'Fn::If');
      return resolve((holds(textOf(condition, 'Fn::If')) ? yes : no) ?? null);
    },
    'Fn::Equals': (argument) => {
      const [left, right] = listOf(argument, 'Fn::Equals').map((side) => JSON.stringify(resolve(side)));
      return left === right;
    },
    'Fn::And': (argument) => listOf(argument, 'Fn::And').every(truth),
    'Fn::Or': (argument) => listOf(argument, 'Fn::Or').some(truth),
    'Fn::Not': (argument) => !listOf(argument, 'Fn::Not').every(truth),
  };

  const resolve = (value: Json): Json | undefined => {
    if (typeof value === 'string' && value.includes('{{resolve:'))
      throw new Error(`dynamic references are not realised here: ${value}`);
    if (Array.isArray(value)) return value.map(resolve).filter((part) => part !== undefined);
    if (!isObject(value)) return value;
    const [only, ...others] = Object.entries(value);
    if (only && others.length === 0 && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
      const compute = functions[only[0]];
      if (!compute) throw new Error(`${only[0]} is not realised here`);
      return compute(only[1]);
    }
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const resolved = resolve(inner);
      return resolved === undefined ? [] : [[key, resolved] as const];
    });
    return Object.fromEntries(entries);
  };

  return { resolve, holds };
}

function textOf(value: Json | undefined, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} needs text, not ${JSON.stringify(value)}`);
}

function listOf(value: Json | undefined, where: string): Json[] {
  if (Array.isArray(value)) return value;
  throw new Error(`${where} needs a list, not ${JSON.stringify(value)}`);
}
