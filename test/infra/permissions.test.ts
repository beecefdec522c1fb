import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { allowed } from './allowed.ts';
import { synthesizedOnce, type Synthesized } from './synthesized.ts';

const log = (name: string) => [`logs:CreateLogStream ${name}/Log`, `logs:PutLogEvents ${name}/Log`];
const records = ['GetItem', 'PutItem', 'Query'].map((it) => `dynamodb:${it} records`);

const many = 'dynamodb:BatchGetItem records';
const relies = 'dynamodb:ConditionCheckItem records';
const lists = 'dynamodb:Query records/index/byList';
const due = 'dynamodb:Query records/index/byDue';
const signing = 'secretsmanager:GetSecretValue signing';
const sends = 'sqs:SendMessage jobs-queue';
const receives = ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'];

/** Everything that any role may do. A line more or less in the template fails here and must be argued for. */
const expected: Record<string, string[]> = {
  'organisation/http': [...records, relies, lists, signing],
  'schemes/http': [...records, relies, lists, signing],
  'periods/http': [...records, relies, many, lists, signing],
  'periods/advance': [...records, many, due, lists, sends, 'sqs:SendMessage periods/MissedAdvances'],
  'jobs/work': [
    ...records,
    relies,
    many,
    lists,
    signing,
    sends,
    'events:PutEvents events/Bus',
    ...receives.map((action) => `sqs:${action} jobs-queue`),
    's3:GetObject evidence/evidence/*',
    's3:GetObject report-files/reports/*',
    's3:ListBucket report-files',
    's3:PutObject report-files/reports/*',
  ],
  'bulk/http': [...records, relies, many, lists, signing, sends],
  'goals/http': [...records, relies, many, lists, signing],
  'progress/http': [
    ...records,
    many,
    relies,
    lists,
    signing,
    's3:GetObject evidence/evidence/*',
    's3:PutObject evidence/evidence/*',
  ],
  'scoring/http': [...records, relies, many, lists, signing],
  'matters/http': [...records, relies, many, lists, signing, sends],
  'results/http': [
    ...records,
    relies,
    many,
    lists,
    due,
    signing,
    sends,
    's3:GetObject report-files/reports/*',
    's3:ListBucket report-files',
  ],
  'duties/http': [...records, relies, many, lists, due, signing],
  'reports/http': [
    ...records,
    relies,
    many,
    signing,
    's3:GetObject report-files/reports/*',
    's3:ListBucket report-files',
    sends,
  ],
  'imports/http': [
    ...records,
    relies,
    many,
    lists,
    signing,
    's3:GetObject evidence/imports/*',
    's3:PutObject evidence/imports/*',
  ],
  'audit/http': [
    ...records,
    relies,
    lists,
    signing,
    's3:GetObject report-files/reports/*',
    's3:ListBucket report-files',
  ],
  'openapi/http': [],
  'console/http': [],
};

describe('permissions', () => {
  let template: Synthesized;
  let actual: Map<string, string[]>;
  beforeAll(async () => {
    template = await synthesizedOnce();
    actual = allowed(template);
  });

  test.each(Object.entries(expected))('%s may do exactly what its capability needs', (name, actions) => {
    expect(actual.get(name)).toEqual([...actions, ...log(name)].sort());
  });

  test('the schedule may call its function and put aside what it could not deliver, nothing else', () => {
    expect(actual.get('periods/EveryFiveMinutes')).toEqual([
      'lambda:InvokeFunction periods/advance',
      'sqs:SendMessage periods/MissedAdvances',
    ]);
  });

  test('no role exists beside those', () => {
    expect([...actual.keys()].sort()).toEqual([...Object.keys(expected), 'periods/EveryFiveMinutes'].sort());
    expect(template.ofType('AWS::IAM::Role')).toHaveLength(actual.size);
  });

  test('nobody may scan, delete or change an item in place, and no action is a wildcard', () => {
    const actions = [...actual.values()].flat().map((line) => line.split(' ')[0]!);
    expect(actions.filter((action) => /Scan|DeleteItem|DeleteObject|UpdateItem|\*/.test(action))).toEqual([]);
  });

  test('a role has no managed policy, no inline policy, and is assumed by one service', () => {
    for (const [, { Properties }] of template.ofType('AWS::IAM::Role')) {
      expect(Object.keys(Properties).sort()).toEqual(['AssumeRolePolicyDocument', 'Description']);
      expect(JSON.stringify(Properties['AssumeRolePolicyDocument'])).toMatch(
        /"Service":"(lambda|scheduler)\.amazonaws\.com"/,
      );
    }
  });

  test('the API may call exactly the functions that answer HTTP', () => {
    const called = template
      .ofType('AWS::Lambda::Permission')
      .map(([, { Properties }]) =>
        template.nameOf(
          z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }).parse(Properties['FunctionName'])[
            'Fn::GetAtt'
          ][0],
        ),
      );
    expect(called.sort()).toEqual(
      Object.keys(expected)
        .filter((name) => name.endsWith('/http'))
        .sort(),
    );
  });
});
