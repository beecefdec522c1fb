import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readStack } from '../../../local/template/stack.ts';

const place = {
  partition: 'aws-cn',
  region: 'cn-north-1',
  account: '000000000000',
  urlSuffix: 'amazonaws.com.cn',
  stack: 'jixiao',
  url: 'http://127.0.0.1:1',
  endpoint: 'http://127.0.0.1:2',
};

/** The value as a template resolves it, seen through a role's description. */
function resolved(value: unknown, rest: object = {}, parameters: Record<string, string> = {}): unknown {
  const template = {
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${AWS::Region}-shards' } } },
      Role: { Type: 'AWS::IAM::Role', Properties: { Seen: value } },
    },
    ...rest,
  };
  return readStack(template, parameters, place).all('AWS::IAM::Role', z.object({ Seen: z.unknown().optional() }))[0]
    ?.properties.Seen;
}

describe('an intrinsic function', () => {
  it.each([
    [{ Ref: 'AWS::Partition' }, 'aws-cn'],
    [{ Ref: 'Queue' }, 'http://127.0.0.1:2/000000000000/cn-north-1-shards'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws-cn:sqs:cn-north-1:000000000000:cn-north-1-shards'],
    [
      { 'Fn::Sub': '${Queue.QueueName} ${!literal} ${AWS::URLSuffix}' },
      'cn-north-1-shards ${literal} amazonaws.com.cn',
    ],
    [{ 'Fn::Sub': ['${Who}-${AWS::Region}', { Who: { Ref: 'AWS::AccountId' } }] }, '000000000000-cn-north-1'],
    [{ 'Fn::Join': ['/', ['a', { Ref: 'AWS::Region' }]] }, 'a/cn-north-1'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ 'Fn::Base64': '绩效' }, '57up5pWI'],
    [
      [1, { Ref: 'AWS::NoValue' }, 2],
      [1, 2],
    ],
    [{ keep: 1, drop: { Ref: 'AWS::NoValue' } }, { keep: 1 }],
  ])('%j is %j', (value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it('chooses by conditions and mappings', () => {
    const rest = {
      Parameters: { Stage: { Type: 'String', Default: 'test' } },
      Conditions: {
        China: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] },
        Production: {
          'Fn::And': [{ Condition: 'China' }, { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] }] }],
        },
      },
      Mappings: { Days: { 'aws-cn': { keep: 400 } } },
    };
    expect(resolved({ 'Fn::If': ['China', 'cn', 'world'] }, rest)).toBe('cn');
    expect(resolved({ 'Fn::If': ['Production', 1, { Ref: 'AWS::NoValue' }] }, rest)).toBeUndefined();
    expect(resolved({ 'Fn::If': ['Production', 1, 2] }, rest, { Stage: 'prod' })).toBe(1);
    expect(resolved({ 'Fn::FindInMap': ['Days', { Ref: 'AWS::Partition' }, 'keep'] }, rest)).toBe(400);
  });

  it.each([
    [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue is not realised here'],
    [{ Ref: 'Nobody' }, 'refers to Nobody'],
    [{ 'Fn::GetAtt': ['Queue', 'Colour'] }, 'has no attribute Colour'],
    ['{{resolve:ssm:/x}}', 'dynamic references are not realised'],
  ])('%j is refused rather than guessed', (value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });
});

describe('a parameter', () => {
  const Parameters = {
    Issuer: { Type: 'String', AllowedPattern: 'https?://.+' },
    Days: { Type: 'Number', Default: 3650, MinValue: 1 },
    Audience: { Type: 'CommaDelimitedList', Default: 'a, b' },
  };
  const given = { Issuer: 'https://sso.example' };

  it('has its type', () => {
    expect(resolved([{ Ref: 'Days' }, { Ref: 'Audience' }], { Parameters }, given)).toEqual([3650, ['a', 'b']]);
  });

  it.each([
    [{}, 'Issuer has no default'],
    [{ Issuer: 'ftp://x' }, 'does not match'],
    [{ ...given, Days: '0' }, 'less than 1'],
    [{ ...given, Day: '1' }, 'has no parameter Day'],
  ])('%j is refused', (parameters, message) => {
    expect(() => resolved('x', { Parameters }, parameters as unknown as Record<string, string>)).toThrow(message);
  });
});

describe('a resource', () => {
  it('of an unknown type stops the start, naming both', () => {
    const template = { Resources: { Cache: { Type: 'AWS::ElastiCache::CacheCluster' } } };
    expect(() => readStack(template, {}, place)).toThrow('AWS::ElastiCache::CacheCluster (Cache)');
  });

  it('with a property that nothing here acts on stops the start, naming it', () => {
    const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } } };
    expect(() => readStack(template, {}, place).all('AWS::SQS::Queue', z.strictObject({}))).toThrow(
      /Queue:\n.*FifoQueue/u,
    );
  });

  it('whose condition does not hold is not there', () => {
    const template = {
      Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
      Resources: { Queue: { Type: 'AWS::SQS::Queue', Condition: 'Never' } },
    };
    expect(readStack(template, {}, place).all('AWS::SQS::Queue', z.object({}))).toEqual([]);
  });
});
