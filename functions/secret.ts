import { required } from '../shared/env.ts';

/**
 * Reads the deployment's one secret when it is first needed and keeps it for the life of the process. The client is
 * loaded then too: most requests never sign anything.
 */
export function readSecret(): () => Promise<string> {
  let secret: Promise<string> | undefined;
  return () => {
    secret ??= fetchSecret().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
}

async function fetchSecret(): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: required('SIGNING_SECRET_ARN') }));
  if (!SecretString) throw new Error('the signing secret is empty');
  return SecretString;
}
