import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { bundles as built } from './build.ts';
import { routeTables } from './routes.ts';
import { Jixiao } from './stack.ts';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
/** Part of physical names, of which the longest is limited to 64 characters. */
const Environment = z.string().regex(/^[a-z][a-z0-9-]{0,15}$/, 'environment: up to 16 of a-z, 0-9 and -');
const Domain = z.union([
  z.object({ name: z.undefined(), certificate: z.undefined() }),
  z.object({ name: z.string(), certificate: z.string().startsWith('arn:') }),
]);
const Regions = z.string().transform((list) => list.split(','));

interface Options {
  /** Where the templates go; without it where the CDK CLI says. */
  outdir?: string;
  /** The folder infra/build.ts filled. */
  bundles?: string;
  /** Overrides of the context in cdk.json, as `-c` is for the CLI. */
  context?: Record<string, unknown>;
  /** False skips the template rules and cdk-nag, 1.5 s of 2.7: for running a template that tests and CI have judged. */
  validate?: boolean;
}

interface Template {
  region: string;
  stackName: string;
  path: string;
}

/**
 * Writes the template of each region. Its resources' `Metadata['aws:asset:path']` says where a function's bundle lies,
 * relative to the template. A finding of the template rules or of cdk-nag is an error.
 */
export async function synthesize({ outdir, bundles = built, context, validate = true }: Options = {}): Promise<
  Template[]
> {
  const settings = CdkJson.parse(JSON.parse(readFileSync(join(import.meta.dirname, '..', 'cdk.json'), 'utf8')));
  const app = new App({
    ...(outdir && { outdir }),
    builtinCloudFormationValidation: validate,
    // The CLI adds these two itself; whoever runs the template needs them without the CLI as well.
    context: {
      'aws:cdk:enable-asset-metadata': true,
      'aws:cdk:enable-path-metadata': true,
      ...settings.context,
      ...context,
    },
  });
  if (validate) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

  const environment = Environment.parse(app.node.getContext('environment'));
  const restoredTable = z.string().optional().parse(app.node.tryGetContext('restoredTable'));
  const domain = Domain.parse({
    name: app.node.tryGetContext('domain'),
    certificate: app.node.tryGetContext('certificate'),
  });
  const routes = await routeTables();
  for (const region of Regions.parse(app.node.getContext('regions'))) {
    new Jixiao(app, `jixiao-${environment}-${region}`, {
      environment,
      bundles,
      restoredTable,
      domain: domain.name === undefined ? undefined : domain,
      routes,
      env: { region },
    });
  }
  return app.synth().stacks.map((stack) => ({
    region: stack.environment.region,
    stackName: stack.stackName,
    path: stack.templateFullPath,
  }));
}
