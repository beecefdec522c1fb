import { Match } from 'aws-cdk-lib/assertions';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/build.ts';
import { gatewayKey } from '../../functions/route.ts';
import { routeTables } from '../../infra/routes.ts';
import { asserting, synthesizedOnce, type Synthesized } from './synthesized.ts';

const root = join(import.meta.dirname, '../..');
const foldersIn = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The anchors that the headings of a Markdown file get, as GitHub and GitLab make them. */
const anchorsIn = (markdown: string) =>
  [...markdown.matchAll(/^#{2,4} (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

describe('functions', () => {
  let template: Synthesized;
  let assert: ReturnType<typeof asserting>;
  let constructs: string[];
  beforeAll(async () => {
    template = await synthesizedOnce();
    assert = asserting(template);
    constructs = template.ofType('AWS::Lambda::Function').map(([id]) => template.nameOf(id).replace('/', '.'));
  });

  test('every *.lambda.ts has its construct and every construct its *.lambda.ts', () => {
    expect(constructs.sort()).toEqual(functionNames());
  });

  test('every capability is one folder, one construct and one function answering HTTP; jobs alone answer nobody', () => {
    const answering = constructs.filter((name) => name.endsWith('.http')).map((name) => name.replace('.http', ''));
    expect([...answering, 'jobs'].sort()).toEqual(foldersIn('functions'));
  });

  test('every function runs the current Node on arm64, says its memory and time, and writes its own log', () => {
    assert.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: Match.anyValue(),
      Timeout: Match.anyValue(),
      LoggingConfig: { LogGroup: Match.anyValue(), LogFormat: 'Text' },
      // X-Ray is missing for Lambda in the China regions.
      TracingConfig: Match.absent(),
    });
  });

  test('a function that is sent events has somewhere to leave those it could not finish', () => {
    const asynchronous = template
      .ofType('AWS::Lambda::Function')
      .filter(([, { Properties }]) => Properties['DeadLetterConfig'])
      .map(([id]) => template.nameOf(id));
    expect(asynchronous).toEqual(['periods/advance']);
    assert.hasResourceProperties('AWS::Scheduler::Schedule', {
      Target: Match.objectLike({ DeadLetterConfig: Match.anyValue() }),
    });
  });

  test('the schedule tells its function the time it was due', () => {
    assert.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      Target: Match.objectLike({ Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}' }),
    });
  });

  test('the worker reports which messages of a batch failed', () => {
    assert.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('the table, bucket, queue, secret, metrics and issuer of a function are named in its environment and nothing else is', () => {
    const told = new Set(
      template.ofType('AWS::Lambda::Function').flatMap(([, { Properties }]) => {
        const { Variables } = (Properties['Environment'] ?? { Variables: {} }) as { Variables: object };
        return Object.keys(Variables);
      }),
    );
    expect([...told].sort()).toEqual([
      'CONSOLE_CLIENT_ID',
      'CONSOLE_NAME',
      'CONSOLE_SCOPE',
      'EVENT_BUS_NAME',
      'EVIDENCE_BUCKET',
      'FILES_ORIGIN',
      'FIRST_SECURITY_ADMINISTRATOR',
      'JOBS_QUEUE_URL',
      'JURISDICTION',
      'JURISDICTION_CLAIM',
      'METRIC_NAMESPACE',
      'OIDC_ISSUER',
      'REPORTS_BUCKET',
      'SIGNING_KEY_VERSION',
      'SIGNING_SECRET_ARN',
      'SUBJECT_CLAIM',
      'TABLE_NAME',
    ]);
  });

  describe('routes', () => {
    test('API Gateway knows exactly the routes of the route tables, and asks for a token unless one is public', async () => {
      const lines = [...(await routeTables()).values()].flat();
      const declared = [...new Set(lines.map((line) => `${gatewayKey(line)}${line.public ? ' NONE' : ' JWT'}`))];
      const served = template
        .ofType('AWS::ApiGatewayV2::Route')
        .map(([, { Properties }]) => `${String(Properties['RouteKey'])} ${String(Properties['AuthorizationType'])}`);
      // Whatever else is asked for by its address is the console's.
      expect(served.sort()).toEqual([...declared, 'GET / NONE', 'GET /{proxy+} NONE'].sort());
      // Told apart by what they write out, also where one route of the gateway brings several.
      expect(new Set(lines.map(({ method, path }) => `${method} ${path}`)).size).toBe(lines.length);
    });

    test('a capability owns the first segment of its paths', async () => {
      for (const [capability, routes] of await routeTables()) {
        for (const { path } of routes) expect(path.split('/')[2]?.replace('.json', '')).toBe(capability);
      }
    });

    test('the API is logged line by line and throttled', () => {
      assert.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
        AccessLogSettings: { DestinationArn: Match.anyValue(), Format: Match.stringLikeRegexp('claims.sub') },
        DefaultRouteSettings: { ThrottlingRateLimit: Match.anyValue(), ThrottlingBurstLimit: Match.anyValue() },
      });
    });
  });

  describe('alarms', () => {
    const alarms = () =>
      template.ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => ({
        name: String(Properties['AlarmName']),
        description: String(Properties['AlarmDescription']),
        actions: Properties['AlarmActions'],
      }));

    test('each says who is hurt, links a runbook that exists, and reaches somebody', () => {
      const anchors = anchorsIn(readFileSync(join(root, 'docs/operations.md'), 'utf8'));
      for (const { name, description, actions } of alarms()) {
        const [, impact, anchor] = /^(.{30,}\.) Runbook: docs\/operations\.md#([a-z0-9-]+)$/.exec(description) ?? [];
        expect(impact, name).toBeDefined();
        expect(anchors, name).toContain(anchor);
        expect(actions, name).toHaveLength(1);
      }
    });

    test('there is one for every function, every dead-letter queue, the schedule, the backlog, the API and the table', () => {
      expect(
        alarms()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(
        [
          ...functionNames().map((name) => `${name}-fails`),
          'api-answers-5xx',
          'jobs-backlog',
          'jobs-dead-letters',
          'periods.advance-dead-letters',
          'periods.advance-heartbeat',
          'reminders-refused',
          'subjects-set-aside',
          'table-throttles',
        ]
          .map((name) => `jixiao-prod-${name}`)
          .sort(),
      );
    });

    test('an environment is counted apart from others of its account, by its functions and by the alarm', () => {
      const namespace = 'Jixiao/prod';
      assert.allResourcesProperties('AWS::Lambda::Function', {
        Environment: { Variables: Match.objectLike({ METRIC_NAMESPACE: namespace }) },
      });
      assert.allResourcesProperties('AWS::Logs::MetricFilter', {
        MetricTransformations: [Match.objectLike({ MetricNamespace: namespace })],
      });
    });

    test('a subject that the close set aside is noticed: the event it logs is the one the alarm counts', () => {
      assert.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.event = "closing.set-aside" }' });
      const source = readFileSync(join(root, 'functions/jobs/close/score.ts'), 'utf8');
      expect(source).toContain("warn('closing.set-aside'");
    });

    test('a bus that takes no reminders is noticed: the event it logs is the one the alarm counts', () => {
      assert.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.event = "bus.refused" }' });
      expect(readFileSync(join(root, 'functions/bus.ts'), 'utf8')).toContain("warn('bus.refused'");
    });

    test('silence of the schedule is an alarm, silence of anything else is not', () => {
      const breaching = template
        .ofType('AWS::CloudWatch::Alarm')
        .filter(([, { Properties }]) => Properties['TreatMissingData'] === 'breaching');
      expect(breaching.map(([, { Properties }]) => Properties['AlarmName'])).toEqual([
        'jixiao-prod-periods.advance-heartbeat',
      ]);
    });
  });
});
