import { doctorText } from '../../shared/text/doctor.ts';
import { type Flags, readConfig } from '../config.ts';
import { requireOwner } from '../data-folder.ts';
import { readExternal } from '../external.ts';
import { inLine } from '../log.ts';
import { readVersion } from '../migrations.ts';
import { readBuilt } from '../serve.ts';
import {
  lookAtFormat,
  lookAtHiding,
  lookAtMessages,
  lookAtPermissions,
  lookAtRecords,
  lookAtService,
} from './inside.ts';
import { lookAtAddress, lookAtIssuer } from './outside.ts';
import { type Told, lineOf, note, wrong } from './told.ts';

/** `jixiao doctor`: what is well and what is not on this machine, while it serves or not. The exit code is 1 if something is wrong. */
export async function examineMachine(flags: Flags): Promise<void> {
  const config = readConfig(flags);
  const { data: directory } = config;
  requireOwner(directory);
  const columns = process.stdout.columns ?? 80;
  let faults = 0;
  const tell = (...told: readonly Told[]): void =>
    told.forEach((one) => {
      if (one.mark === 'wrong') faults += 1;
      console.log(lineOf(one, columns));
    });
  /** What cannot even be looked at is wrong too, and holds up nothing else. */
  const look = async (at: () => Told | Told[] | Promise<Told | Told[]>): Promise<void> => {
    try {
      tell(...[await at()].flat());
    } catch (error) {
      tell(wrong(doctorText['cannot-look'], { reason: error instanceof Error ? error.message : String(error) }));
    }
  };

  await look(() => lookAtService(config, readBuilt().version));
  await look(() => lookAtHiding(config));
  await look(() => lookAtIssuer(config));
  await look(() => lookAtAddress(config));
  const kept = readVersion(directory);
  if (!kept) tell(note(doctorText['nothing-yet'], { directory }));
  else {
    await look(() => lookAtFormat(config, kept));
    await look(() => lookAtPermissions(config));
    await look(() => lookAtMessages(config));
    if (readExternal(process.env).dynamo === undefined) await look(() => lookAtRecords(config, flags.all === true));
    else tell(note(doctorText['records-elsewhere']));
  }
  console.log(inLine(faults === 0 ? doctorText['all-well'] : doctorText['not-well'], { count: faults }));
  if (faults > 0) process.exitCode = 1;
}
