import * as z from 'zod';
import { S3Error } from './s3-error.ts';

const exact = z.record(z.string(), z.string());
const matching = z.tuple([z.string(), z.string().startsWith('$'), z.string()]);
const lengthRange = z.tuple([z.string(), z.coerce.number().int().nonnegative(), z.coerce.number().int().nonnegative()]);
const policySchema = z.object({
  expiration: z.string(),
  conditions: z.array(z.union([exact, matching, lengthRange])),
});

interface Condition {
  readonly operator: 'eq' | 'starts-with';
  readonly field: string;
  readonly value: string;
}

export interface PostPolicy {
  /** Epoch milliseconds. */
  readonly expires: number;
  readonly conditions: readonly Condition[];
  /** Bytes. */
  readonly smallest: number;
  readonly largest: number;
}

export function parsePolicy(base64: string, largestAllowed: number): PostPolicy {
  const { expiration, conditions } = parsed(base64);
  const expires = Date.parse(expiration);
  if (Number.isNaN(expires)) throw invalid("Invalid 'expiration' value.");
  const read: Condition[] = [];
  let [smallest, largest] = [0, largestAllowed];
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      const fields = Object.entries(condition);
      if (fields.length !== 1) throw invalid('a condition in braces names one field.');
      for (const [field, value] of fields) read.push({ operator: 'eq', field: field.toLowerCase(), value });
      continue;
    }
    const [operator, second, third] = condition;
    const kind = operator.toLowerCase();
    if (kind === 'content-length-range' && typeof second === 'number' && typeof third === 'number') {
      [smallest, largest] = [Math.max(smallest, second), Math.min(largest, third)];
    } else if ((kind === 'eq' || kind === 'starts-with') && typeof second === 'string' && typeof third === 'string') {
      read.push({ operator: kind, field: second.slice(1).toLowerCase(), value: third });
    } else throw invalid(`unknown condition ${JSON.stringify(condition)}.`);
  }
  return { expires, conditions: read, smallest, largest };
}

/** Fields that need no condition: they are the policy itself, or asked to be ignored. */
const unconditioned = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);

/** Every condition must hold, and every field sent must have been foreseen by whoever signed. */
export function requirePolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: number): void {
  if (policy.expires <= now) throw denied('Policy expired.');
  for (const condition of policy.conditions) {
    if (!holds(condition, fields.get(condition.field))) {
      throw denied(
        `Policy Condition failed: ${JSON.stringify([condition.operator, `$${condition.field}`, condition.value])}`,
      );
    }
  }
  const foreseen = new Set(policy.conditions.map(({ field }) => field));
  for (const field of fields.keys()) {
    if (!foreseen.has(field) && !unconditioned.has(field) && !field.startsWith('x-ignore-')) {
      throw denied(`Extra input fields: ${field}`);
    }
  }
}

function holds({ operator, field, value }: Condition, given: string | undefined): boolean {
  if (given === undefined) return false;
  if (operator === 'eq') return given === value;
  // S3: a list of content types begins with the prefix only if each of them does.
  const each = field === 'content-type' ? given.split(',').map((type) => type.trim()) : [given];
  return each.every((one) => one.startsWith(value));
}

function parsed(base64: string): z.infer<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(base64, 'base64').toString('utf8')));
  } catch {
    throw invalid('it is not base64 of a JSON document with expiration and conditions.');
  }
}

const denied = (why: string): S3Error => new S3Error('AccessDenied', `Invalid according to Policy: ${why}`);
const invalid = (why: string): S3Error => new S3Error('InvalidPolicyDocument', `Invalid Policy: ${why}`);
