export interface Upload {
  readonly key: string;
  readonly contentType: string;
  readonly maximumBytes: number;
  /** The digest declared for it, hex: a file with another one is refused. */
  readonly sha256: string;
}

export interface Files {
  /** A presigned POST: the store itself refuses another type, a larger file or other bytes. */
  upload(upload: Upload): Promise<{ url: string; fields: Record<string, string> }>;
  /** Was the evidence under this key really uploaded? */
  hasEvidence(key: string): Promise<boolean>;
  /** The bytes of an uploaded file; undefined where there is none (yet). */
  readEvidence(key: string): Promise<Uint8Array | undefined>;
  /** A presigned GET that saves under `filename`. */
  link(bucket: 'evidence' | 'reports', key: string, filename: string): Promise<string>;
  /**
   * Writes once: a key that exists keeps its bytes and `false` is returned. `over` puts a newer version in its place; the
   * older one stays under lock.
   */
  writeReport(key: string, bytes: Uint8Array, contentType: string, over?: 'over'): Promise<boolean>;
  readReport(key: string): Promise<Uint8Array | undefined>;
  /** The first keys under a prefix, in order, that sort behind `behind`. */
  listReports(prefix: string, page: { behind: string; limit: number }): Promise<string[]>;
}

/** The buckets, with their client loaded when first needed: most requests touch no file. */
export function openFiles(): Files {
  let opened: Promise<Files> | undefined;
  const buckets = () => (opened ??= import('./s3.ts').then(({ openBuckets }) => openBuckets()));
  return {
    upload: async (upload) => (await buckets()).upload(upload),
    hasEvidence: async (key) => (await buckets()).hasEvidence(key),
    readEvidence: async (key) => (await buckets()).readEvidence(key),
    link: async (bucket, key, filename) => (await buckets()).link(bucket, key, filename),
    writeReport: async (...file) => (await buckets()).writeReport(...file),
    readReport: async (key) => (await buckets()).readReport(key),
    listReports: async (prefix, page) => (await buckets()).listReports(prefix, page),
  };
}
