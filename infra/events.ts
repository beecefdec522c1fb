import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './function.ts';

/** What an agency connects its messenger to: a rule of its own on this bus. docs/events says what comes. */
export class Events extends Construct {
  private readonly bus: EventBus;

  constructor(scope: Construct, id: string, { environment }: { environment: string }) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: `jixiao-${environment}`,
      description: 'Duties that have become near, due or late: docs/events/duty.schema.json',
    });
  }

  grantPutting({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('EVENT_BUS_NAME', this.bus.eventBusName);
    role.addToPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] }));
  }
}
