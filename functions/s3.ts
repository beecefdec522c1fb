import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { required } from '../shared/env.ts';
import type { Files } from './services.ts';

/** How long a presigned upload or download stays valid, seconds. */
const validFor = 15 * 60;

const buckets = { evidence: 'EVIDENCE_BUCKET', reports: 'REPORTS_BUCKET' } as const;

/** The buckets, in S3 or whatever speaks it. */
export function openBuckets(): Files {
  // A file whose bytes changed must reach the one who compares sums, not fail in the client's own check on the way.
  const settings = { forcePathStyle: true, responseChecksumValidation: 'WHEN_REQUIRED' } as const;
  const client = new S3Client(settings);
  // Links and forms are for people. On one machine they reach the buckets by another address than the functions do.
  const { FILES_ENDPOINT: endpoint } = process.env;
  const forPeople = endpoint ? new S3Client({ ...settings, endpoint }) : client;

  return {
    async upload({ key, contentType, maximumBytes, sha256 }) {
      const digest = Buffer.from(sha256, 'hex').toString('base64');
      return createPresignedPost(forPeople, {
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
      try {
        await client.send(new HeadObjectCommand({ Bucket: required(buckets.evidence), Key: key }));
        return true;
      } catch (error) {
        // Without permission to list, S3 calls a missing object forbidden; a head has no body to say more.
        if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0))
          return false;
        throw error;
      }
    },

    async readEvidence(key) {
      try {
        const reply = await client.send(new GetObjectCommand({ Bucket: required(buckets.evidence), Key: key }));
        return await reply.Body?.transformToByteArray();
      } catch (error) {
        // As above: what is not there is forbidden to those who may not list.
        if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0))
          return undefined;
        throw error;
      }
    },

    async link(bucket, key, filename) {
      const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`;
      const command = new GetObjectCommand({
        Bucket: required(buckets[bucket]),
        Key: key,
        ResponseContentDisposition,
      });
      return getSignedUrl(forPeople, command, { expiresIn: validFor });
    },

    async writeReport(key, bytes, contentType, over) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: required(buckets.reports),
            Key: key,
            Body: bytes,
            ContentType: contentType,
            ...(over ? {} : { IfNoneMatch: '*' }),
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof S3ServiceException && error.name === 'PreconditionFailed') return false;
        throw error;
      }
    },

    async readReport(key) {
      try {
        const reply = await client.send(new GetObjectCommand({ Bucket: required(buckets.reports), Key: key }));
        return await reply.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async listReports(prefix, { behind, limit }) {
      const Bucket = required(buckets.reports);
      const command = new ListObjectsV2Command({ Bucket, Prefix: prefix, StartAfter: behind, MaxKeys: limit });
      const { Contents = [] } = await client.send(command);
      return Contents.flatMap(({ Key }) => Key ?? []);
    },
  };
}
