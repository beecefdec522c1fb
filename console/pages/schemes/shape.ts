import document from '../../../schemes/scheme.schema.json' with { type: 'json' };

/** What may stand at a place of a scheme document, as a form asks for it. */
export type Shape =
  | { readonly as: 'decimal' | 'code' | 'name' | 'flag' | 'words' | 'weights' | 'provider' }
  | { readonly as: 'text'; readonly most: number }
  | { readonly as: 'whole'; readonly least: number; readonly most: number }
  | { readonly as: 'choice' | 'choices'; readonly of: readonly string[] }
  | { readonly as: 'list'; readonly item: Shape; readonly least: number; readonly most: number }
  | { readonly as: 'group'; readonly members: readonly Member[] }
  | { readonly as: 'union'; readonly by: string; readonly options: ReadonlyMap<string, readonly Member[]> }
  /** One of it, or `null`: none, or no limit. */
  | { readonly as: 'nullable'; readonly of: Shape };

export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly required: boolean;
}

const part = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
const listed = (of: unknown): readonly unknown[] => (Array.isArray(of) ? of : []);
const texts = (of: unknown): string[] => listed(of).map(String);
const figure = (of: unknown, otherwise: number): number => (typeof of === 'number' ? of : otherwise);

const byName = { Decimal: 'decimal', Slug: 'code', Name: 'name' } as const;
const isPlain = (name: string): name is keyof typeof byName => Object.hasOwn(byName, name);

/** Reads the published JSON Schema of scheme documents, so that a member that is added there has its field here. */
function shapeOf(node: unknown): Shape {
  const reference = part(node, '$ref');
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return isPlain(name) ? { as: byName[name] } : shapeOf(part(document.$defs, name));
  }
  const choices = texts(part(node, 'enum'));
  if (choices.length > 0) return { as: 'choice', of: choices };
  const either = listed(part(node, 'anyOf'));
  if (either.length > 0) {
    return part(either[1], 'type') === 'null' ? { as: 'nullable', of: shapeOf(either[0]) } : { as: 'provider' };
  }
  const options = listed(part(node, 'oneOf'));
  if (options.length > 0) return unionOf(options);
  switch (part(node, 'type')) {
    case 'boolean':
      return { as: 'flag' };
    case 'integer':
      return { as: 'whole', least: figure(part(node, 'minimum'), 0), most: figure(part(node, 'maximum'), 9999) };
    case 'array':
      return arrayOf(node);
    case 'object': {
      const members = part(node, 'properties');
      return members === undefined ? { as: 'weights' } : { as: 'group', members: membersOf(node) };
    }
    default:
      return { as: 'text', most: figure(part(node, 'maxLength'), 400) };
  }
}

function arrayOf(node: unknown): Shape {
  const item = shapeOf(part(node, 'items'));
  if (item.as === 'choice') return { as: 'choices', of: item.of };
  if (item.as === 'text' || item.as === 'code') return { as: 'words' };
  return { as: 'list', item, least: figure(part(node, 'minItems'), 0), most: figure(part(node, 'maxItems'), 200) };
}

function membersOf(node: unknown): Member[] {
  const required = texts(part(node, 'required'));
  return Object.entries(Object(part(node, 'properties')))
    .filter(([, member]) => part(member, 'const') === undefined)
    .map(([name, member]) => ({ name, shape: shapeOf(member), required: required.includes(name) }));
}

function unionOf(options: readonly unknown[]): Shape {
  const tagOf = (option: unknown): [string, string] => {
    const found = Object.entries(Object(part(option, 'properties'))).find(
      ([, one]) => part(one, 'const') !== undefined,
    );
    return [found?.[0] ?? '', String(part(found?.[1], 'const'))];
  };
  return {
    as: 'union',
    by: tagOf(options[0])[0],
    options: new Map(options.map((option) => [tagOf(option)[1], membersOf(option)])),
  };
}

const whole = shapeOf(document);

/** Members of the document itself. */
export const schemeMembers: ReadonlyMap<string, Member> = new Map(
  (whole.as === 'group' ? whole.members : []).map((member) => [member.name, member]),
);
export const indicatorShape = shapeOf({ $ref: '#/$defs/Indicator' });
export const sectionShape = shapeOf({ $ref: '#/$defs/Section' });

/** What people know a thing by comes before the id that records know it by; indicators have forms of their own. */
export const inOrder = (members: readonly Member[]): readonly Member[] => [
  ...members.filter(({ name }) => name !== 'id' && name !== 'indicators'),
  ...members.filter(({ name }) => name === 'id'),
];

/** What a new one holds until somebody fills it in; the empty places are told by the checks. */
export function blankOf(shape: Shape, name = ''): unknown {
  switch (shape.as) {
    case 'decimal':
    case 'text':
      return '';
    case 'code':
      return name === 'id' ? newId() : '';
    case 'name':
      return { zh: '', en: '' };
    case 'flag':
      return false;
    case 'words':
    case 'choices':
      return [];
    case 'list':
      return Array.from({ length: shape.least }, () => blankOf(shape.item));
    case 'weights':
      return {};
    case 'provider':
      return 'self';
    case 'whole':
      return Math.max(shape.least, 0);
    case 'choice':
      return shape.of[0];
    case 'nullable':
      return null;
    case 'group':
      return blankMembers(shape.members);
    case 'union': {
      const [first] = shape.options;
      return first ? { [shape.by]: first[0], ...blankMembers(first[1]) } : {};
    }
  }
}

export const blankMembers = (members: readonly Member[]): Record<string, unknown> =>
  Object.fromEntries(members.filter(({ required }) => required).map(({ name, shape }) => [name, blankOf(shape, name)]));

const newId = (): string => `n${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36)}`;
