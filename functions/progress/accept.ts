import { accepted, type Filing } from '../../shared/domain/filing.ts';
import type { Request } from '../reply.ts';
import type { Caller, Services } from '../services.ts';
import { checkFilings } from './check.ts';
import { loadDossier, type SubjectParams } from './dossier.ts';

type Accept = Request<SubjectParams, unknown, { filings: number[] }>;

/** The office accepts the data (数据审核认定); they are locked from then on. */
export async function acceptFilings(services: Services, caller: Caller, { params, body: { filings } }: Accept) {
  const dossier = await loadDossier(services, caller, params);
  const check = { step: 'accept', to: 'accepted', what: accepted, filings, makers } as const;
  return checkFilings(services, caller, { dossier, check });
}

const makers = ({ by, signedOffBy }: Filing): string[] => (signedOffBy === undefined ? [by] : [by, signedOffBy]);
