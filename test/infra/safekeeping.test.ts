import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { asserting, synthesized, synthesizedOnce, type Synthesized } from './synthesized.ts';

describe('what is kept, and how', () => {
  let template: Synthesized;
  let assert: ReturnType<typeof asserting>;
  beforeAll(async () => {
    template = await synthesizedOnce();
    assert = asserting(template);
  });

  test.each([
    'AWS::DynamoDB::Table',
    'AWS::S3::Bucket',
    'AWS::Logs::LogGroup',
    'AWS::SQS::Queue',
    'AWS::SecretsManager::Secret',
  ])('every %s outlives the stack', (type) => {
    const kept = template.ofType(type);
    expect(kept.length).toBeGreaterThan(0);
    for (const [, resource] of kept) {
      expect(resource).toMatchObject({
        DeletionPolicy: expect.stringMatching(/^Retain/),
        UpdateReplacePolicy: 'Retain',
      });
    }
  });

  test('a first deployment that fails leaves nothing that a second one could meet: what has a name of ours goes with it', () => {
    const named = Object.entries(template.resources).filter(([, { Properties }]) =>
      ['TableName', 'BucketName', 'QueueName', 'LogGroupName', 'FunctionName', 'AlarmName', 'RoleName', 'Name'].some(
        (name) => typeof Properties[name] === 'string',
      ),
    );
    expect(new Set(named.map(([, { Type }]) => Type))).toContain('AWS::Logs::LogGroup');
    for (const [id, { DeletionPolicy = 'Delete' }] of named) {
      expect([id, DeletionPolicy]).toEqual([id, expect.stringMatching(/^(Delete|RetainExceptOnCreate)$/)]);
    }
  });

  test('only the table stays behind a failed deployment: it is protected from deletion and bears a name of its own', () => {
    const stranded = Object.values(template.resources).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    expect(stranded.map(({ Type, Properties }) => [Type, Properties['TableName']])).toEqual([
      ['AWS::DynamoDB::Table', undefined],
    ]);
  });

  test('another version of the signing key gives every function that signs new processes, which read the secret anew', () => {
    const signing = template
      .ofType('AWS::Lambda::Function')
      .map(([, { Properties }]) => JSON.stringify(Properties['Environment'] ?? {}))
      .filter((environment) => environment.includes('SIGNING_SECRET_ARN'));
    expect(signing.length).toBeGreaterThan(10);
    for (const environment of signing)
      expect(environment).toContain('"SIGNING_KEY_VERSION":{"Ref":"SigningKeyVersion"}');
  });

  test('there is one table: on demand, restorable to any second of 35 days, protected from deletion, encrypted', () => {
    assert.resourceCountIs('AWS::DynamoDB::Table', 1);
    assert.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      SSESpecification: { SSEEnabled: true },
      StreamSpecification: Match.absent(),
    });
  });

  test('only idempotency records expire: the time to live is an attribute of its own', () => {
    assert.hasResourceProperties('AWS::DynamoDB::Table', {
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  test('the table has the two indexes that keys.ts asks', () => {
    const key = (n: number) => [
      { AttributeName: `gsi${n}pk`, KeyType: 'HASH' },
      { AttributeName: `gsi${n}sk`, KeyType: 'RANGE' },
    ];
    assert.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [
        { IndexName: 'byList', KeySchema: key(1), Projection: { ProjectionType: 'ALL' } },
        { IndexName: 'byDue', KeySchema: key(2), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    });
  });

  test('no bucket is public, each is encrypted, has no ACLs and gives up half-finished uploads', () => {
    assert.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' })],
      },
    });
  });

  test.each(['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'])(
    'every %s refuses what does not come over TLS',
    (type) => {
      assert.allResourcesProperties(type, {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
    },
  );

  test('every bucket, queue and topic has such a policy', () => {
    assert.resourceCountIs('AWS::S3::BucketPolicy', template.ofType('AWS::S3::Bucket').length);
    assert.resourceCountIs('AWS::SQS::QueuePolicy', template.ofType('AWS::SQS::Queue').length);
    assert.resourceCountIs('AWS::SNS::TopicPolicy', template.ofType('AWS::SNS::Topic').length);
  });

  test('a written report cannot be removed before the retention the deployment asked for', () => {
    assert.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: { Ref: 'ReportRetentionDays' } } },
      },
    });
    expect(template.parameters['ReportRetentionDays']?.Default).toBe(3650);
  });

  test('evidence keeps every version, is uploaded from the console only, and who fetched it is logged', () => {
    assert.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: Match.objectLike({ LogFilePrefix: 'evidence/' }),
      CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedOrigins: { Ref: 'ConsoleOrigins' } })] },
    });
  });

  test('every log is kept at least 400 days', () => {
    for (const [, { Properties }] of template.ofType('AWS::Logs::LogGroup')) {
      expect(Properties['RetentionInDays']).toBeGreaterThanOrEqual(400);
    }
  });

  test('a message that fails five times goes to dead letters, and is there for 14 days', () => {
    assert.allResourcesProperties('AWS::SQS::Queue', {
      MessageRetentionPeriod: 14 * 24 * 3600,
      SqsManagedSseEnabled: true,
    });
    const working = template.ofType('AWS::SQS::Queue').filter(([, { Properties }]) => Properties['RedrivePolicy']);
    expect(working.map(([, { Properties }]) => Properties['RedrivePolicy'])).toEqual([
      expect.objectContaining({ maxReceiveCount: 5 }),
    ]);
  });

  test('a message stays invisible for six times the time its function may take', () => {
    const [[, close]] = template
      .ofType('AWS::Lambda::Function')
      .filter(([id]) => template.nameOf(id) === 'jobs/work') as [[string, Synthesized['resources'][string]]];
    assert.hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 6 * Number(close.Properties['Timeout']) });
  });

  test('a restored table takes the place of the lost one, under the same permissions', async () => {
    const [restored] = await synthesized({ regions: 'us-east-1', restoredTable: 'jixiao-prod-restored' });
    expect(restored!.ofType('AWS::DynamoDB::Table')).toEqual([]);
    const tables = restored!.ofType('AWS::Lambda::Function').map(([, { Properties }]) => Properties['Environment']);
    expect(JSON.stringify(tables)).toContain('"TABLE_NAME":"jixiao-prod-restored"');
    expect(restored!.text).toContain(':table/jixiao-prod-restored/index/byDue');
  });
});
