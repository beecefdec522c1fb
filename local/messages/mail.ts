import { createTransport } from 'nodemailer';
import { DutyEvent } from '../../shared/domain/duty/reminder.ts';
import { reminderMail } from '../../shared/text/reminders.ts';
import { both } from '../log.ts';
import type { Target } from './spool.ts';

interface Mail {
  /** smtp://user:password@host:587, smtps://… */
  readonly url: string;
  readonly from: string;
  /** An address for each person, with `{person}` for the id of the official; or one for all. */
  readonly to: string;
}

/** One mail for each event, to whoever may do it; their addresses are not shown to each other. Whom nobody may do it, it is not for. */
export function mail({ url, from, to }: Mail): Target & { close(): void } {
  const transport = createTransport(url);
  return {
    name: 'mail',
    close: () => transport.close(),
    async deliver({ detail }) {
      const event = DutyEvent.parse(detail);
      const personal = to.includes('{person}');
      const bcc = personal ? event.recipients.map((person) => to.replaceAll('{person}', person)) : [to];
      if (bcc.length === 0) return;
      const { subject, text } = reminderMail(event);
      await transport.sendMail({
        from,
        // Each address stands in the envelope only.
        to: { name: 'undisclosed-recipients', address: from },
        envelope: { from, to: bcc },
        subject: `${subject.zh} ${subject.en}`,
        text: both(text),
        textEncoding: 'base64',
        // A server that gets the same mail again can tell.
        messageId: `<${event.id}@jixiao>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}
