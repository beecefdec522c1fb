import { required } from '../../shared/env.ts';
import { consoleAt } from './serve.ts';

/** Where the bundle lies, and the files of the console with it; said when it is built. */
declare const BUNDLE_FOLDER: string;

let serve: ReturnType<typeof consoleAt> | undefined;

export const handler: ReturnType<typeof consoleAt> = async (event) => {
  serve ??= consoleAt({
    folder: `${BUNDLE_FOLDER}/files`,
    told: {
      issuer: required('OIDC_ISSUER'),
      clientId: required('CONSOLE_CLIENT_ID'),
      scope: required('CONSOLE_SCOPE'),
      // Of a deployment for many governments there is none: each is named once somebody has signed in.
      name: process.env['CONSOLE_NAME'] ?? '',
    },
    // On one machine people reach the files by another address than the functions do.
    files: process.env['FILES_ENDPOINT'] ?? required('FILES_ORIGIN'),
  });
  return serve(event);
};
