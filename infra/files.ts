import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
  type BucketProps,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { CapabilityFunction } from './function.ts';

/**
 * What every bucket here is: private, TLS only, kept when the stack goes. Encrypted by S3's own keys: with a key of
 * ours, whoever may delete the key could destroy what object lock protects.
 */
const bucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} satisfies BucketProps;

const abortIncomplete = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

/** Who really fetched a file: presigned links pass no function, so the audit chain only knows who was given one. */
export class FileAccessLog extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...bucket,
      lifecycleRules: [{ ...abortIncomplete, expiration: Duration.days(400) }],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is the bucket that receives the access logs; logging it into itself would never end.',
    });
  }
}

interface EvidenceFilesProps {
  accessLog: FileAccessLog;
  /** Where the console is served from: its pages upload straight to the bucket. */
  consoleOrigins: string[];
}

/** Evidence (佐证材料): uploaded and read by presigned requests. A second upload to a name keeps the first version. */
export class EvidenceFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLog, consoleOrigins }: EvidenceFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...bucket,
      versioned: true,
      serverAccessLogsBucket: accessLog.bucket,
      serverAccessLogsPrefix: 'evidence/',
      cors: [
        {
          allowedOrigins: consoleOrigins,
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD, HttpMethods.POST, HttpMethods.PUT],
          allowedHeaders: ['*'],
          exposedHeaders: ['ETag'],
          maxAge: 3600,
        },
      ],
      lifecycleRules: [abortIncomplete],
    });
  }

  /** A presigned request acts with the role that signed it, so the signer needs what the client does. */
  grantUploadAndDownload({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('EVIDENCE_BUCKET', this.bucket.bucketName);
    grantObjects(role, this.bucket, 'evidence/*', ['s3:GetObject', 's3:PutObject']);
  }

  /** Whether a file that was named is there. */
  grantFinding({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('EVIDENCE_BUCKET', this.bucket.bucketName);
    grantObjects(role, this.bucket, 'evidence/*', ['s3:GetObject']);
  }

  /** Files to import lie beside the evidence, uploaded the same way and read by the function itself. */
  grantImports({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('EVIDENCE_BUCKET', this.bucket.bucketName);
    grantObjects(role, this.bucket, 'imports/*', ['s3:GetObject', 's3:PutObject']);
  }
}

interface ReportFilesProps {
  accessLog: FileAccessLog;
  /** Where a report is looked at in the page: it is fetched by its signed link, and its sum counted. */
  consoleOrigins: string[];
  /** Days during which nobody without the bypass permission can remove or shorten a written report. */
  retentionDays: number;
}

/** Reports and audit manifests, written once: object lock refuses to forget them before their retention ends. */
export class ReportFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLog, consoleOrigins, retentionDays }: ReportFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      ...bucket,
      versioned: true,
      objectLockEnabled: true,
      serverAccessLogsBucket: accessLog.bucket,
      serverAccessLogsPrefix: 'reports/',
      cors: [
        { allowedOrigins: consoleOrigins, allowedMethods: [HttpMethods.GET], allowedHeaders: ['*'], maxAge: 3600 },
      ],
      lifecycleRules: [abortIncomplete],
    });
    // The bucket construct wants the days at synthesis; here they are a parameter of the deployment.
    plainBucket(this.bucket).objectLockConfiguration = {
      objectLockEnabled: 'Enabled',
      rule: { defaultRetention: { mode: 'GOVERNANCE', days: retentionDays } },
    };
  }

  /** Without permission to list, S3 calls a missing object forbidden; whoever reads a report must tell the two apart. */
  grantReading({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('REPORTS_BUCKET', this.bucket.bucketName);
    grantObjects(role, this.bucket, 'reports/*', ['s3:GetObject']);
    role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [this.bucket.bucketArn] }));
  }

  /** `bucket.grantPut` would also let a function set an object's retention; this does not. */
  grantWriting({ lambda, role }: CapabilityFunction): void {
    lambda.addEnvironment('REPORTS_BUCKET', this.bucket.bucketName);
    grantObjects(role, this.bucket, 'reports/*', ['s3:PutObject']);
  }
}

function grantObjects(role: CapabilityFunction['role'], bucket: Bucket, objects: string, actions: string[]): void {
  role.addToPolicy(new PolicyStatement({ actions, resources: [bucket.arnForObjects(objects)] }));
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${Stack.of(bucket).getLogicalId(plainBucket(bucket))}.Arn>/${objects}]`,
    reason: 'Objects are named at run time; this prefix is all that is known of them here.',
  });
}

function plainBucket(bucket: Bucket): CfnBucket {
  const plain = bucket.node.defaultChild;
  if (!(plain instanceof CfnBucket)) throw new Error('the bucket has no CloudFormation resource');
  return plain;
}
