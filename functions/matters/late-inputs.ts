import * as z from 'zod';
import { lateItems, lateUntil } from '../../shared/domain/appraisal/late-inputs.ts';
import { lackingIn } from '../../shared/domain/filing/slots.ts';
import { lateInputs } from '../../shared/domain/matter/late-inputs.ts';
import { stateName, type Matter } from '../../shared/domain/matter/matter.ts';
import { endOfDay } from '../../shared/domain/organisation/clocks.ts';
import { isWithdrawn } from '../../shared/domain/period/withdrawal.ts';
import { unmarked } from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';
import { indicatorsOf } from '../../shared/domain/agreement/agreement.ts';
import { goalsInForce } from '../../shared/domain/agreement/steps.ts';
import { kept } from '../../shared/domain/text.ts';
import { mattersIn } from '../../shared/storage/matters.ts';
import { startRescore } from '../../shared/storage/rescores.ts';
import { seatsIn, standingSheet } from '../../shared/storage/sheets.ts';
import { listed } from '../../shared/text/say.ts';
import type { About, Effect } from './effect.ts';

type Moves = (typeof lateInputs)['moves'];

const Wanted = z.looseObject({ items: z.array(z.string()) });
const wantedIn = ({ opened }: Matter): string[] => kept(Wanted, opened).items;

/** 提请补报: only of a subject without a score, once at a time, and only what it lacks. */
export const askLate: Effect<z.output<Moves['ask']['body']>> = {
  async on(_services, _caller, about) {
    const items = namedIn(about, about.said.items);
    refuseSecond(about);
    return { keeps: { items: items.map(({ id }) => id) }, facts: { items: items.map(({ id }) => id) } };
  },
};

/** 准予补报: until a day of the feedback phase. The head says what is open, so that whoever files needs no other record for it. */
export const permitLate: Effect<z.output<Moves['permit']['body']> | z.output<Moves['open']['body']>> = {
  async on({ now }, _caller, about) {
    const { said, matter, period, subject, id } = about;
    const wanted = matter ? wantedIn(matter) : Wanted.parse(said).items;
    const items = namedIn(about, wanted);
    refuseSecond(about);
    const asked = said.due === undefined ? undefined : endOfDay(period.head.timeZone, said.due);
    const until = lateUntil(period.head, { asked, counted: about.due ?? now, now });
    const ids = items.map((item) => item.id);
    return {
      due: until,
      keeps: { items: ids },
      facts: { items: ids },
      head: { ...subject.head, late: { matter: id, items, until } },
    };
  },
};

/** 补报完成: nothing named is lacking any more; from now on nothing is brought in, and the subject is scored. */
export const settleLate: Effect<z.output<Moves['settle']['body']>> = {
  async on({ now, trace }, { jurisdiction }, { matter, period, scheme, subject }) {
    const { late } = subject.head;
    if (!matter || late?.matter !== matter.id) throw new Error('only what is permitted is settled');
    const ids = late.items.map(({ id }) => id);
    // What is filed and may still be remarked on is not cut off, needed or not.
    const lacking = new Set(
      lackingIn(subject.entries, { scheme, period: period.head, now })
        .filter(({ needed, lacks }) => needed || lacks === 'remark' || lacks === 'answer')
        .map(({ indicator }) => indicator.id),
    );
    const marks = unmarked(scheme, goalsInForce(subject.entries), seatsIn(subject));
    const open = ids.filter((id) => lacking.has(id) || marks.includes(id));
    if (open.length > 0) {
      const names = late.items.filter(({ id }) => open.includes(id)).map(({ name }) => name);
      throw new Refused('late-inputs.lacking', { items: listed(names) }, { legal: open });
    }
    const job = startRescore({ jurisdiction, at: now, trace, matter });
    return { head: { ...subject.head, late: { ...late, until: now - 1 } }, writes: job.writes, messages: job.messages };
  },
};

function indicatorsIn({ scheme, subject: { entries } }: Pick<About, 'scheme' | 'subject'>) {
  return indicatorsOf(scheme, goalsInForce(entries));
}

function namedIn(about: Pick<About, 'scheme' | 'subject'>, wanted: readonly string[]) {
  const { subject } = about;
  const { head } = subject;
  if (head.state !== 'closed' || head.setAside === undefined || isWithdrawn(head))
    throw new Refused('late-inputs.scored', { subject: head.subject });
  const indicators = indicatorsIn(about);
  const open = standingSheet(subject)?.sheet.open.filter((id) => indicators.some((one) => one.id === id));
  // What is open as a whole, or went wrong inside, names no item.
  return lateItems(indicators, open?.length ? open : undefined, wanted);
}

function refuseSecond({ subject, matter }: Pick<About, 'subject' | 'matter'>): void {
  const running = mattersIn(subject, 'late-inputs').find(
    ({ id, state }) => id !== matter?.id && (state === 'asked' || state === 'open'),
  );
  if (running)
    throw new Refused('late-inputs.running', { subject: subject.head.subject, ...stateName(lateInputs, running) });
}
