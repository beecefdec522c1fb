import * as z from 'zod';
import { AwsError } from '../functions/aws-error.ts';
import type { RoledFunction } from '../functions/functions.ts';
import type { Denial, Iam, Unused } from './iam.ts';

export interface PermissionReport {
  /** Calls that were refused: the template grants too little. */
  denied: Denial[];
  /** Grants that no call has needed: the template grants too much, or the run did too little. */
  unused: Unused[];
}

export interface Permissions {
  /** Throws an AwsError if the function that signed may not. */
  bySigner: (signer: string, need: Need) => void;
  byRole: (role: string, need: Need) => void;
  report: () => PermissionReport;
}

/** With policies every call is checked against the caller's own role; without, everybody may do everything. */
export function createPermissions(functions: readonly RoledFunction[], iam: Iam | undefined): Permissions {
  const roles = new Map(functions.map(({ id, role }) => [id, role]));
  const byRole = (role: string, need: Need): void => {
    if (!iam || iam.allows(role, need)) return;
    const { action, resource } = need;
    throw new AwsError(
      400,
      'AccessDeniedException',
      `User: ${role} is not authorized to perform: ${action} on resource: ${resource} because no policy allows the ${action} action`,
    );
  };
  return {
    byRole,
    bySigner(signer, need) {
      if (!iam) return;
      const role = roles.get(signer);
      if (role === undefined)
        throw new AwsError(
          400,
          'UnrecognizedClientException',
          'The security token included in the request is invalid.',
        );
      byRole(role, need);
    },
    report: () => ({ denied: iam?.denials() ?? [], unused: iam?.unused() ?? [] }),
  };
}

/** One question to IAM. */
export interface Need {
  action: string;
  resource: string;
}

const named = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const batch = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const transaction = z.object({ TransactItems: z.array(z.record(z.string(), z.object({ TableName: z.string() }))) });

/** A transaction is no action of its own: it asks for what its parts do. */
const parts: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** What a DynamoDB request asks IAM for; `tables` is the ARN up to the table's name. Something unreadable asks for everything. */
export function dynamoNeeds(operation: string, input: unknown, tables: string): Need[] {
  const arn = (table: string): string => (table.startsWith('arn:') ? table : tables + table);
  const need = (action: string, resource: string): Need => ({ action: `dynamodb:${action}`, resource });

  const inTransaction = transaction.safeParse(input);
  if (inTransaction.success) {
    const all = inTransaction.data.TransactItems.flatMap((item) =>
      Object.entries(item).map(([part, { TableName }]) => need(parts[part] ?? operation, arn(TableName))),
    );
    return distinct(all);
  }
  const inBatch = batch.safeParse(input);
  if (inBatch.success) return Object.keys(inBatch.data.RequestItems).map((table) => need(operation, arn(table)));
  const single = named.safeParse(input);
  if (!single.success) return [need(operation, '*')];
  const { TableName, IndexName } = single.data;
  return [need(operation, IndexName === undefined ? arn(TableName) : `${arn(TableName)}/index/${IndexName}`)];
}

function distinct(needs: Need[]): Need[] {
  return [...new Map(needs.map((need) => [`${need.action} ${need.resource}`, need])).values()];
}
