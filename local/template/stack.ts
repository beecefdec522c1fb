import * as z from 'zod';
import { createResolver } from './intrinsics.ts';
import { type Identity, type Place, inert, realised, stub } from './resources.ts';
import { type Json, type TemplateResource, readParameters, readTemplate } from './template.ts';

/** One resource of the template: its logical id, what `Ref` gives, its name and ARN, and its resolved properties. */
export interface Placed<P> {
  id: string;
  ref: string;
  name: string;
  arn: string;
  properties: P;
  metadata: Record<string, Json>;
}

export interface Stack {
  place: Place;
  all<P>(type: string, schema: z.ZodType<P>): Placed<P>[];
  outputs: Readonly<Record<string, string>>;
}

/** Reads a template as CloudFormation would for a place. Refuses what this machine could only pretend to run. */
export function readStack(source: unknown, given: Readonly<Record<string, string>>, place: Place): Stack {
  const template = readTemplate(source);
  const identities = new Map<string, Identity>();

  const identify = (id: string): Identity => {
    const known = identities.get(id);
    if (known) return known;
    const resource = template.Resources[id];
    if (!resource || !exists(resource)) throw new Error(`the template refers to ${id}, which is not there`);
    const property = (name: string): string | undefined => {
      const value = resolver.resolve(resource.Properties[name] ?? { Ref: 'AWS::NoValue' });
      return typeof value === 'string' ? value : undefined;
    };
    const identity = (realised[resource.Type] ?? stub)(id, place, property);
    identities.set(id, identity);
    return identity;
  };

  const resolver = createResolver({
    template,
    named: { ...pseudo(place), ...readParameters(template, given) },
    resource(id, attribute) {
      const identity = identify(id);
      if (attribute === undefined) return identity.ref;
      const value = identity.attributes[attribute];
      if (value === undefined)
        throw new Error(`${template.Resources[id]?.Type} ${id} has no attribute ${attribute} here`);
      return value;
    },
  });

  const exists = (resource: TemplateResource): boolean =>
    resource.Condition === undefined || resolver.holds(resource.Condition);

  const there = Object.entries(template.Resources).filter(([, resource]) => exists(resource));
  for (const [id, { Type }] of there) {
    if (!(Type in realised) && !(Type in inert)) {
      throw new Error(
        `${Type} (${id}) is neither realised nor declared inert on one machine: see local/template/resources.ts`,
      );
    }
  }

  return {
    place,
    all: (type, schema) =>
      there
        .filter(([, resource]) => resource.Type === type)
        .map(([id, { Properties, Metadata }]) => {
          const { ref, name, attributes } = identify(id);
          const read = schema.safeParse(resolver.resolve(Properties));
          if (!read.success) throw new Error(`${type} ${id}:\n${z.prettifyError(read.error)}`);
          return { id, ref, name, arn: attributes['Arn'] ?? ref, properties: read.data, metadata: Metadata };
        }),
    outputs: Object.fromEntries(
      Object.entries(template.Outputs)
        .filter(([, output]) => output.Condition === undefined || resolver.holds(output.Condition))
        .map(([name, output]) => [name, JSON.stringify(resolver.resolve(output.Value)).replaceAll(/^"|"$/g, '')]),
    ),
  };
}

function pseudo(place: Place): Record<string, string> {
  return {
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::AccountId': place.account,
    'AWS::URLSuffix': place.urlSuffix,
    'AWS::StackName': place.stack,
    'AWS::StackId': `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/${place.stack}/local`,
  };
}
