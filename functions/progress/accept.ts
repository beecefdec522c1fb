import { refuseOtherProvider } from '../../shared/domain/filing/new-filing.ts';
import { accepted, currentFilings, type Confirmation, type Filing } from '../../shared/domain/filing/filing.ts';
import type { Request } from '../route.ts';
import type { Caller, Services } from '../services.ts';
import { checkFilings } from './check.ts';
import { loadDossier, type SubjectParams } from './dossier.ts';

type Accept = Request<SubjectParams, unknown, { filings: number[]; confirmed: Confirmation[] }>;

/**
 * The office accepts the data (数据审核认定); they count and are locked from then on. Whatever was odd about a filing is
 * accepted with the reason why it is right.
 */
export async function acceptFilings(services: Services, caller: Caller, { params, body }: Accept) {
  const { filings, confirmed } = body;
  const dossier = await loadDossier(services, caller, params);
  const named = currentFilings(dossier.record).filter(({ n }) => filings.includes(n));
  for (const { indicator: id, provider = 'subject' } of named) {
    const indicator = dossier.indicators.find((known) => known.id === id);
    if (indicator) refuseOtherProvider(indicator, provider);
  }
  const check = {
    step: 'accept',
    to: 'accepted',
    what: accepted,
    filings,
    makers,
    confirmed: confirmed.filter(({ filing }) => filings.includes(filing)),
  } as const;
  return checkFilings(services, caller, { dossier, check });
}

const makers = ({ by, signedOffBy }: Filing): string[] => (signedOffBy === undefined ? [by] : [by, signedOffBy]);
