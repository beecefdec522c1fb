import { createHmac } from 'node:crypto';
import type { Target } from './spool.ts';

interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** An endpoint answers at once or later does the work: this long it may take, milliseconds. */
const patience = 15_000;

/** What the signature is made of: the time of sending keeps an old request from being sent again by somebody else. */
const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

/** Posts each event as EventBridge would hand it over, signed. Any answer of 200 to 299 says that it was taken. */
export const webhook = ({ url, secret }: Webhook, now: () => number): Target => ({
  name: 'webhook',
  async deliver(event) {
    const body = JSON.stringify(event);
    const timestamp = String(Math.floor(now() / 1000));
    const reply = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'jixiao-event': event['detail-type'],
        'jixiao-event-id': event.id,
        'jixiao-timestamp': timestamp,
        'jixiao-signature': signatureOf(secret, timestamp, body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    await reply.body?.cancel();
    if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  },
});
