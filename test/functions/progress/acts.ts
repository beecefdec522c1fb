import type { Given } from '../../../shared/domain/filing/filing.ts';
import { params, type County } from '../goals/stage.ts';

export const rate = (numerator: string, denominator = '937'): Given => ({ kind: 'fraction', numerator, denominator });

interface Filing {
  readonly indicator?: string;
  readonly slot?: string;
  readonly given?: Given;
  readonly evidence?: string[];
  readonly forecast?: { readonly figure: string; readonly statement: string };
}

export const file = (world: County, filing: Filing = {}, person = 'clerk') =>
  world.as(person).call('progress.file', {
    params,
    body: {
      indicator: 'online',
      slot: '2026-07',
      given: rate('873'),
      source: '政务服务平台月报',
      evidence: [],
      ...filing,
    },
  });
export const signOff = (world: County, filings: number[], person = 'leader') =>
  world.as(person).call('progress.sign-off', { params, body: { filings } });
export const accept = (
  world: County,
  filings: number[],
  person = 'checker',
  confirmed: { filing: number; why: string }[] = [],
) => world.as(person).call('progress.accept', { params, body: { filings, confirmed } });

/** One slot as the clerk sees it. */
export async function slotOf(world: County, slot: string, indicator = 'online') {
  const { body } = await world.as('clerk').call('progress.read', { params });
  return body.items.find((item) => item.indicator === indicator)?.slots.find((known) => known.slot === slot);
}
