import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './function.ts';

/** The key that signs list cursors and period manifests. Nobody types it: it is generated where it is kept. */
export class SigningKey extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', {
      description: 'Signs list cursors and the manifests of closed periods',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Old manifests are verified with it, so it outlives the stack.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'A rotated key could no longer verify the manifests of closed periods; see docs/operations.md, Signing key.',
    });
  }

  grantSigning({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('SIGNING_SECRET_ARN', this.secret.secretArn);
    role.addToPolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
