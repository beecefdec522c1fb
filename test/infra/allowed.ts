import * as z from 'zod';
import type { Synthesized } from './synthesized.ts';

const many = <T extends z.ZodType>(schema: T) =>
  z.union([schema, z.array(schema)]).transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
const GetAtt = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) });
const Ref = z.object({ Ref: z.string() });
const Join = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.tuple([GetAtt, z.string()])]) });
const Policy = z.object({
  Roles: z.tuple([Ref]),
  PolicyDocument: z.object({
    Statement: z.array(
      z.strictObject({
        Effect: z.literal('Allow'),
        Action: many(z.string()),
        Resource: many(z.union([GetAtt, Ref, Join])),
      }),
    ),
  }),
});

/** `action target` for all that the policies of a template allow, by the construct whose role they belong to. */
export function allowed({ ofType, nameOf }: Synthesized): Map<string, string[]> {
  const target = (resource: z.infer<typeof GetAtt> | z.infer<typeof Ref> | z.infer<typeof Join>): string => {
    if ('Ref' in resource) return nameOf(resource.Ref);
    if ('Fn::GetAtt' in resource) return nameOf(resource['Fn::GetAtt'][0]);
    const [{ 'Fn::GetAtt': arn }, suffix] = resource['Fn::Join'][1];
    return `${nameOf(arn[0])}${suffix}`;
  };
  return new Map(
    ofType('AWS::IAM::Policy').map(([, { Properties }]) => {
      const { Roles, PolicyDocument } = Policy.parse(Properties);
      const actions = PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
        Action.flatMap((action) => Resource.map((resource) => `${action} ${target(resource)}`)),
      );
      return [nameOf(Roles[0].Ref).replace(/\/Role$/, ''), actions.sort()];
    }),
  );
}
