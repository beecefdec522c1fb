import { CfnParameter, type Stack } from 'aws-cdk-lib';

/** What a deployment must be told. Values differ between accounts, so they are parameters and not code. */
export function parametersOf(stack: Stack) {
  return {
    issuer: new CfnParameter(stack, 'OidcIssuer', {
      description: 'Issuer of the tokens, as in their iss claim; API Gateway reads its keys from there',
      allowedPattern: '^https?://[^\\s]+$',
    }),
    audience: new CfnParameter(stack, 'OidcAudience', {
      type: 'CommaDelimitedList',
      description: 'Accepted aud (or client_id) claims',
    }),
    firstSecurityAdministrator: new CfnParameter(stack, 'FirstSecurityAdministrator', {
      description: 'jurisdiction:subject of the official who grants the first roles, for example 330199:zhao',
      allowedPattern: '^[a-z0-9-]{2,32}:[^:\\s]+$',
    }),
    consoleOrigins: new CfnParameter(stack, 'ConsoleOrigins', {
      type: 'CommaDelimitedList',
      description: 'Origins of the web console, for example https://jixiao.example.gov.cn',
    }),
    reportRetentionDays: new CfnParameter(stack, 'ReportRetentionDays', {
      type: 'Number',
      default: 3650,
      minValue: 1,
      maxValue: 36500,
      description: 'Days during which a written report cannot be removed (object lock, governance mode)',
    }),
    signingKeyVersion: new CfnParameter(stack, 'SigningKeyVersion', {
      default: '1',
      allowedPattern: '^[A-Za-z0-9-]{1,32}$',
      description: 'Any other value makes every function read the signing secret anew: docs/operations.md, Signing key',
    }),
    alarmEmail: new CfnParameter(stack, 'AlarmEmail', {
      default: '',
      description: 'Where alarms are sent; empty: subscribe to the topic yourself',
    }),
  };
}
