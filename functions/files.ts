import { required } from '../shared/env.ts';

export interface Upload {
  readonly key: string;
  readonly contentType: string;
  readonly maximumBytes: number;
  /** The digest declared for it, hex: a file with another one is refused. */
  readonly sha256: string;
}

/** How long a presigned upload or download stays valid, seconds. */
const validFor = 15 * 60;

export interface Files {
  /** A presigned POST: the store itself refuses another type, a larger file or other bytes. */
  upload(upload: Upload): Promise<{ url: string; fields: Record<string, string> }>;
  /** Was the evidence under this key really uploaded? */
  hasEvidence(key: string): Promise<boolean>;
  /** A presigned GET that saves under `filename`. */
  link(bucket: 'evidence' | 'reports', key: string, filename: string): Promise<string>;
  /** Writes once: a key that exists keeps its bytes and `false` is returned. */
  writeReport(key: string, bytes: Uint8Array, contentType: string): Promise<boolean>;
  readReport(key: string): Promise<Uint8Array | undefined>;
}

const buckets = { evidence: 'EVIDENCE_BUCKET', reports: 'REPORTS_BUCKET' } as const;

/** Clients are loaded when first needed: most requests touch no file. */
export function openFiles(): Files {
  const store = async () => {
    const s3 = await import('@aws-sdk/client-s3');
    return { s3, client: new s3.S3Client({ forcePathStyle: true }) };
  };
  let opened: ReturnType<typeof store> | undefined;
  const open = () => (opened ??= store());

  return {
    async upload({ key, contentType, maximumBytes, sha256 }) {
      const [{ client }, { createPresignedPost }] = await Promise.all([open(), import('@aws-sdk/s3-presigned-post')]);
      const digest = Buffer.from(sha256, 'hex').toString('base64');
      return createPresignedPost(client, {
        Bucket: required(buckets.evidence),
        Key: key,
        Expires: validFor,
        Fields: { 'Content-Type': contentType, 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': digest },
        Conditions: [
          ['content-length-range', 1, maximumBytes],
          ['eq', '$Content-Type', contentType],
          ['eq', '$x-amz-checksum-sha256', digest],
        ],
      });
    },

    async hasEvidence(key) {
      const { s3, client } = await open();
      try {
        await client.send(new s3.HeadObjectCommand({ Bucket: required(buckets.evidence), Key: key }));
        return true;
      } catch (error) {
        // Without permission to list, S3 calls a missing object forbidden; a head has no body to say more.
        if (error instanceof s3.S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0))
          return false;
        throw error;
      }
    },

    async link(bucket, key, filename) {
      const [{ s3, client }, { getSignedUrl }] = await Promise.all([open(), import('@aws-sdk/s3-request-presigner')]);
      const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`;
      const command = new s3.GetObjectCommand({
        Bucket: required(buckets[bucket]),
        Key: key,
        ResponseContentDisposition,
      });
      return getSignedUrl(client, command, { expiresIn: validFor });
    },

    async writeReport(key, bytes, contentType) {
      const { s3, client } = await open();
      try {
        await client.send(
          new s3.PutObjectCommand({
            Bucket: required(buckets.reports),
            Key: key,
            Body: bytes,
            ContentType: contentType,
            IfNoneMatch: '*',
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof s3.S3ServiceException && error.name === 'PreconditionFailed') return false;
        throw error;
      }
    },

    async readReport(key) {
      const { s3, client } = await open();
      try {
        const reply = await client.send(new s3.GetObjectCommand({ Bucket: required(buckets.reports), Key: key }));
        return await reply.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof s3.NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
