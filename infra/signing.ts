import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './function.ts';

/** What the keys that sign list cursors and seals are derived from. Nobody types it: it is made where it is kept. */
export class SigningKey extends Construct {
  private readonly secret: Secret;
  private readonly version: string;

  constructor(scope: Construct, id: string, { version }: { version: string }) {
    super(scope, id);
    this.version = version;
    this.secret = new Secret(this, 'Secret', {
      description: 'Signs list cursors and the seals of closed periods',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // The public key that verifiers trust is derived from it, so it outlives the stack.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Rotation would change the public key that verifiers of closed periods trust: docs/operations.md, Signing key.',
    });
  }

  grantSigning({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('SIGNING_SECRET_ARN', this.secret.secretArn);
    // Nobody reads it: a process keeps the secret for its life, and only a changed function gets new processes.
    lambda.addEnvironment('SIGNING_KEY_VERSION', this.version);
    role.addToPolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] }),
    );
  }
}
