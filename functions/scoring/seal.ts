import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Ballot, type KeptBallot } from '../../shared/domain/rating/rating.ts';
import { Refused } from '../../shared/domain/refused.ts';

/** Whose ballot on what: binds the cipher, so that it opens for nobody else and nowhere else. */
interface Owner {
  readonly jurisdiction: string;
  readonly period: string;
  readonly subject: string;
  readonly rater: string;
}

type Secret = () => Promise<string>;

const method = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

const keyFor = (secret: string, owner: Owner): Buffer =>
  Buffer.from(
    hkdfSync('sha256', secret, 'ballot', [owner.jurisdiction, owner.period, owner.subject, owner.rater].join('#'), 32),
  );

/** The ballot as the chain keeps it: open once submitted, sealed before. */
export async function kept({ submitted, group, marks }: Ballot, secret: Secret, owner: Owner): Promise<KeptBallot> {
  if (submitted) return { submitted, group, marks };
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(method, keyFor(await secret(), owner), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(marks)), cipher.final()]);
  return { submitted, group, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64') };
}

/** Its marks again, for its rater. After a change of the deployment's secret an unsubmitted ballot has to be filled in anew. */
export async function marksOf(ballot: KeptBallot, secret: Secret, owner: Owner): Promise<Ballot['marks']> {
  if (ballot.submitted) return ballot.marks;
  const bytes = Buffer.from(ballot.sealed, 'base64');
  const key = keyFor(await secret(), owner);
  try {
    const cipher = createDecipheriv(method, key, bytes.subarray(0, ivBytes));
    cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const text = Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]);
    return Ballot.shape.marks.parse(JSON.parse(text.toString()));
  } catch {
    throw new Refused('scoring.seal-lost');
  }
}
