import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type ITable,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { CapabilityFunction } from './function.ts';

type Index = 'byList' | 'byDue';

interface RecordTableProps {
  alarms: Alarms;
  /** Name of a table restored from a backup, which takes the place of the stack's own: docs/operations.md, Restore. */
  restored?: string | undefined;
}

/**
 * The single table. Its access patterns are the table at the top of shared/storage/keys.ts.
 *
 * Encrypted with the account's own DynamoDB key: every use shows in CloudTrail, and there is no key of ours whose loss
 * or deletion would destroy a government's record.
 */
export class RecordTable extends Construct {
  readonly table: ITable;

  constructor(scope: Construct, id: string, { alarms, restored }: RecordTableProps) {
    super(scope, id);
    this.table = restored ? Table.fromTableName(this, 'Table', restored) : this.create();
    alarms.watch('table-throttles', {
      metric: throttled(this.table.tableName),
      threshold: 1,
      impact: 'Reads or writes are slowed down or refused because one partition is too busy.',
      runbook: 'the-table-throttles',
    });
  }

  private create(): Table {
    const table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      // Kept also when the first deployment fails: what is protected from deletion cannot be taken back, and would hold up the rest.
      removalPolicy: RemovalPolicy.RETAIN,
      // Only answers kept for Idempotency-Key carry this attribute; nothing else ever expires.
      timeToLiveAttribute: 'expires',
    });
    // Only what lists show (heads, cases, orders) carries index keys, so recording a filing writes no index. They are
    // projected whole: CloudFormation cannot change a projection in place, and a new field must not need a new index.
    table.addGlobalSecondaryIndex({
      indexName: 'byList' satisfies Index,
      partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
      sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    // Whoever acts on something due, or shows a ranking, loads it from the table first, so the keys are enough.
    table.addGlobalSecondaryIndex({
      indexName: 'byDue' satisfies Index,
      partitionKey: { name: 'gsi2pk', type: AttributeType.STRING },
      sortKey: { name: 'gsi2sk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    return table;
  }

  /**
   * Reading by key and writing in transactions. `TransactWriteItems` is no action of its own: it asks for those of its
   * parts. Nobody gets `Scan`, `DeleteItem` or `UpdateItem`: records are put, superseded, and never removed.
   */
  grantRecords(to: CapabilityFunction, ...indexes: Index[]): void {
    this.grantReading(to, ...indexes);
    to.role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [this.table.tableArn] }));
  }

  grantReading({ lambda, role }: CapabilityFunction, ...indexes: Index[]): void {
    lambda.addEnvironment('TABLE_NAME', this.table.tableName);
    role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:Query'],
        resources: [this.table.tableArn],
      }),
    );
    if (indexes.length === 0) return;
    role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: indexes.map((index) => `${this.table.tableArn}/index/${index}`),
      }),
    );
  }

  /** Reading many records by their keys at once. */
  grantReadingMany({ role }: CapabilityFunction): void {
    role.addToPolicy(new PolicyStatement({ actions: ['dynamodb:BatchGetItem'], resources: [this.table.tableArn] }));
  }

  /** Transactions that rely on a record which they do not write. */
  grantRelying({ role }: CapabilityFunction): void {
    role.addToPolicy(
      new PolicyStatement({ actions: ['dynamodb:ConditionCheckItem'], resources: [this.table.tableArn] }),
    );
  }
}

/** Throttled reads and writes of the table and of each index: an index that is too busy refuses writes of the table. */
function throttled(TableName: string): MathExpression {
  const period = Duration.minutes(5);
  const indexes = [undefined, 'byList', 'byDue'] satisfies (Index | undefined)[];
  const metrics = indexes.flatMap((index) =>
    ['ReadThrottleEvents', 'WriteThrottleEvents'].map(
      (metricName) =>
        new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: index ? { TableName, GlobalSecondaryIndexName: index } : { TableName },
          statistic: Stats.SUM,
          period,
        }),
    ),
  );
  const usingMetrics = Object.fromEntries(metrics.map((metric, position) => [`m${position}`, metric]));
  return new MathExpression({ expression: 'SUM(METRICS())', label: 'throttled requests', usingMetrics, period });
}
