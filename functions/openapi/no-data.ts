import type { Platform } from '../services.ts';

/** The description of the API needs no data: whatever it touched would fail. */
export const withoutData = (): Platform => {
  const none = (): never => {
    throw new Error('this function has no data');
  };
  return {
    bus: { put: none },
    table: { get: none, getMany: none, query: none, write: none },
    files: {
      upload: none,
      hasEvidence: none,
      readEvidence: none,
      link: none,
      writeReport: none,
      readReport: none,
      listReports: none,
    },
    jobs: { send: none },
    secret: none,
  };
};
