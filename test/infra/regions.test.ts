import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { synthesized, type Synthesized } from './synthesized.ts';

const root = join(import.meta.dirname, '../..');
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

describe('regions and environments', () => {
  let templates: Synthesized[];
  beforeAll(async () => {
    templates = await synthesized({ regions: 'us-east-1,cn-north-1' }, true);
  });

  test('a global and a China region are synthesized with no finding of the template rules or of cdk-nag', () => {
    expect(templates.map(({ region }) => region).sort()).toEqual(['cn-north-1', 'us-east-1']);
  });

  test('both are the same system: the templates differ in the name of the region only', () => {
    const [one, other] = templates.map(({ region, text }) => text.replaceAll(region, 'region'));
    expect(one).toBe(other);
  });

  test('no ARN and no address is bound to one partition', () => {
    for (const { text } of templates) {
      expect(text).not.toContain('arn:aws:');
      expect(text).not.toContain('arn:aws-cn:');
      expect(text).not.toMatch(/amazonaws\.com\.cn/);
      // What remains are service principals, which are the same in both partitions.
      const principals = new Set([...text.matchAll(/"([^"]*amazonaws\.com)"/g)].map(([, name]) => String(name)));
      expect([...principals].toSorted((a, b) => a.localeCompare(b))).toEqual([
        'apigateway.amazonaws.com',
        'cloudwatch.amazonaws.com',
        'lambda.amazonaws.com',
        'logging.s3.amazonaws.com',
        'scheduler.amazonaws.com',
      ]);
    }
  });

  test('the template leaves room for what comes: of 500 resources, 300 routes and 1 MB that there may be', () => {
    for (const { text, resources, ofType } of templates) {
      expect(Object.keys(resources).length).toBeLessThanOrEqual(400);
      expect(ofType('AWS::ApiGatewayV2::Route').length).toBeLessThanOrEqual(250);
      expect(text.length).toBeLessThanOrEqual(700_000);
    }
  });

  test('templates are plain ASCII: CloudFormation reads everything else back as question marks, and import then fails', () => {
    for (const { text } of templates) expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('the environment is part of every name people read', async () => {
    const [template] = await synthesized({ environment: 'trial', regions: 'cn-northwest-1' });
    expect(template!.text).toContain('"jixiao-trial-goals-http"');
    expect(template!.text).toContain('"/jixiao/trial/goals.http"');
    expect(template!.text).not.toContain('prod');
  });

  test('the API answers under a recorded name of its own where the deployment names one, as China regions ask', async () => {
    const certificate = 'arn:aws-cn:acm:cn-north-1:111122223333:certificate/0000';
    const domain = 'api.jixiao.example.gov.cn';
    const [template] = await synthesized({ regions: 'cn-north-1', domain, certificate }, true);
    const [named] = template!.ofType('AWS::ApiGatewayV2::DomainName');
    expect(named?.[1].Properties).toMatchObject({
      DomainName: domain,
      DomainNameConfigurations: [{ CertificateArn: certificate, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }],
    });
    expect(template!.ofType('AWS::ApiGatewayV2::ApiMapping')).toHaveLength(1);
    expect(Object.keys(JSON.parse(template!.text).Outputs).some((name) => name.includes('DomainTarget'))).toBe(true);
    await expect(synthesized({ regions: 'cn-north-1', domain })).rejects.toThrow('certificate');
  });

  test('an environment whose name would not fit is refused', async () => {
    await expect(synthesized({ environment: 'Prod_1', regions: 'us-east-1' })).rejects.toThrow('environment: up to 16');
  });

  test('the recommended feature flags are on, but for the one that would write partitions into ARNs', () => {
    const recommended = json('node_modules/aws-cdk-lib/recommended-feature-flags.json') as Record<string, unknown>;
    const { context } = json('cdk.json') as { context: Record<string, unknown> };
    expect(context).toMatchObject({ ...recommended, '@aws-cdk/core:enablePartitionLiterals': false });
    expect(context).toMatchObject({ '@aws-cdk/core:validateAgainstDefaultRules': true, 'cli-telemetry': false });
  });
});
