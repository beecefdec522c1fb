import * as z from 'zod';
import type { Stack } from '../template/stack.ts';
import { cloudOnly } from '../template/template.ts';

const documentSchema = z.object({ Version: z.string().optional(), Statement: z.array(z.record(z.string(), z.json())) });

export interface Policy {
  name: string;
  policy: z.infer<typeof documentSchema>;
}

const roleSchema = z.strictObject({
  AssumeRolePolicyDocument: cloudOnly,
  RoleName: cloudOnly,
  Description: cloudOnly,
  Tags: cloudOnly,
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: documentSchema })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

const policySchema = z.strictObject({
  PolicyName: cloudOnly,
  ManagedPolicyName: cloudOnly,
  Description: cloudOnly,
  PolicyDocument: documentSchema,
  Roles: z.array(z.string()).default([]),
});

export interface Policies {
  /** By the ARN of the role. */
  ofRole: ReadonlyMap<string, readonly Policy[]>;
  /** By the ARN of the bucket or queue. */
  ofResource: ReadonlyMap<string, Policy['policy']>;
}

/** AWS's own policies that only allow what no call here needs. */
const onlyLogs = /:policy\/service-role\/AWSLambdaBasicExecutionRole$/;

/** Gathers the policies of the template by whom they bind. */
export function readPolicies(stack: Stack): Policies {
  const ofRole = new Map<string, Policy[]>();
  const separate = [
    ...stack.all('AWS::IAM::Policy', policySchema),
    ...stack.all('AWS::IAM::ManagedPolicy', policySchema.extend({ Path: cloudOnly })),
  ];
  for (const role of stack.all('AWS::IAM::Role', roleSchema)) {
    const foreign = role.properties.ManagedPolicyArns.find(
      (arn) => !onlyLogs.test(arn) && !separate.some((policy) => policy.ref === arn),
    );
    if (foreign !== undefined)
      throw new Error(`role ${role.id} has the policy ${foreign}, whose text is not in the template`);
    ofRole.set(role.arn, [
      ...role.properties.Policies.map(({ PolicyName, PolicyDocument }) => ({
        name: PolicyName,
        policy: PolicyDocument,
      })),
      ...separate
        .filter(
          ({ ref, properties }) =>
            properties.Roles.includes(role.name) || role.properties.ManagedPolicyArns.includes(ref),
        )
        .map(({ id, properties }) => ({ name: id, policy: properties.PolicyDocument })),
    ]);
  }

  const ofResource = new Map<string, Policy['policy']>();
  const bucketPolicy = z.object({ Bucket: z.string(), PolicyDocument: documentSchema });
  for (const { properties } of stack.all('AWS::S3::BucketPolicy', bucketPolicy)) {
    ofResource.set(`arn:${stack.place.partition}:s3:::${properties.Bucket}`, properties.PolicyDocument);
  }
  const queuePolicy = z.object({ Queues: z.array(z.string()), PolicyDocument: documentSchema });
  for (const { properties } of stack.all('AWS::SQS::QueuePolicy', queuePolicy)) {
    for (const url of properties.Queues) {
      const { partition, region, account } = stack.place;
      const name = url.slice(url.lastIndexOf('/') + 1);
      ofResource.set(`arn:${partition}:sqs:${region}:${account}:${name}`, properties.PolicyDocument);
    }
  }
  return { ofRole, ofResource };
}

/** The wildcards of policies and permissions; like actions, they do not mind case. */
export function covers(pattern: string, text: string): boolean {
  const expression = pattern
    .replaceAll(/[$()+.[\\\]^{|}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 'i').test(text);
}
