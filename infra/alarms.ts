import { CfnCondition, CfnOutput, Duration, Fn, Stack, type CfnParameter } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Stats,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Who is hurt, in one sentence, and the heading of docs/operations.md that says what to do. */
export interface Concern {
  impact: string;
  runbook: string;
}

interface Watch extends Concern {
  metric: IMetric;
  threshold: number;
  comparison?: ComparisonOperator;
  /** What silence means: for most metrics all is well, for a heartbeat the worst. */
  silence?: TreatMissingData;
  evaluationPeriods?: number;
}

const fiveMinutes = { period: Duration.minutes(5) };

/** Every alarm of the stack, and the one topic they speak to. Texts stay ASCII: CloudFormation reads back the rest as ?. */
export class Alarms extends Construct {
  private readonly environment: string;
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { environment, email }: { environment: string; email: CfnParameter }) {
    super(scope, id);
    this.environment = environment;
    this.topic = new Topic(this, 'Topic', { displayName: `Jixiao ${environment} alarms`, enforceSSL: true });
    // A topic with a policy of its own loses the default one, by which CloudWatch could publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const someoneIsNamed = new CfnCondition(this, 'SomeoneIsNamed', {
      expression: Fn.conditionNot(Fn.conditionEquals(email.valueAsString, '')),
    });
    new CfnSubscription(this, 'Email', {
      topicArn: this.topic.topicArn,
      protocol: 'email',
      endpoint: email.valueAsString,
    }).cfnOptions.condition = someoneIsNamed;
    new CfnOutput(this, 'TopicArn', { value: this.topic.topicArn, description: 'Subscribe your pager here' });
  }

  /** Crashes, timeouts and refused invocations. Refusals to a caller and 500s answered in form are not among them. */
  function(name: string, lambda: Lambda, concern: Concern): void {
    const metric = new MathExpression({
      expression: 'errors + throttles',
      label: 'failed invocations',
      usingMetrics: { errors: lambda.metricErrors(fiveMinutes), throttles: lambda.metricThrottles(fiveMinutes) },
      ...fiveMinutes,
    });
    this.watch(`${name}-fails`, { metric, threshold: 1, ...concern });
  }

  deadLetters(name: string, queue: Queue, concern: Concern): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ ...fiveMinutes, statistic: Stats.MAXIMUM });
    this.watch(`${name}-dead-letters`, { metric, threshold: 1, ...concern });
  }

  backlog(name: string, queue: Queue, oldest: Duration, concern: Concern): void {
    const metric = queue.metricApproximateAgeOfOldestMessage({ ...fiveMinutes, statistic: Stats.MAXIMUM });
    this.watch(`${name}-backlog`, { metric, threshold: oldest.toSeconds(), ...concern });
  }

  /** A schedule is alive when a run of its function has ended well within the last quarter of an hour. */
  heartbeat(name: string, lambda: Lambda, concern: Concern): void {
    const metric = new MathExpression({
      expression: 'FILL(runs, 0) - FILL(errors, 0)',
      label: 'runs that ended well',
      usingMetrics: { runs: lambda.metricInvocations(fiveMinutes), errors: lambda.metricErrors(fiveMinutes) },
      ...fiveMinutes,
    });
    const comparison = ComparisonOperator.LESS_THAN_THRESHOLD;
    const silence = TreatMissingData.BREACHING;
    this.watch(`${name}-heartbeat`, { metric, threshold: 1, comparison, silence, evaluationPeriods: 3, ...concern });
  }

  /** Something that a function writes in its log and that a person must look at. */
  event(name: string, log: LogGroup, event: string, concern: Concern): void {
    const filter = log.addMetricFilter(name, {
      filterPattern: FilterPattern.stringValue('$.event', '=', event),
      metricNamespace: `Jixiao/${this.environment}`,
      metricName: event,
    });
    this.watch(name, { metric: filter.metric({ ...fiveMinutes, statistic: Stats.SUM }), threshold: 1, ...concern });
  }

  watch(name: string, { metric, threshold, comparison, silence, evaluationPeriods, impact, runbook }: Watch): void {
    const alarm = new Alarm(this, name, {
      alarmName: `jixiao-${this.environment}-${name}`,
      alarmDescription: `${impact} Runbook: docs/operations.md#${runbook}`,
      metric,
      threshold,
      evaluationPeriods: evaluationPeriods ?? 1,
      comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }
}
