import { spawnSync } from 'node:child_process';
import { connect } from 'node:tls';
import { type JWK, importJWK } from 'jose';
import * as z from 'zod';
import { doctorText } from '../../shared/text/doctor.ts';
import type { Config } from '../config.ts';
import { type Told, good, note, wrong } from './told.ts';

/** Milliseconds. */
const patience = 5_000;

/** Tokens are good and over to the second; further apart than this, signing in fails now and then. */
const mostApart = 60_000;

const Discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

async function getJson(url: string): Promise<{ body: unknown; date: number }> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return { body: await answer.json(), date: Date.parse(answer.headers.get('date') ?? '') };
}

/** Who signs people in, whether its keys can be used, and whether it and this machine agree about the time. */
export async function lookAtIssuer({ issuer }: Config): Promise<Told[]> {
  if (!issuer) return [good(doctorText['own-accounts']), ownClock()];
  const { url } = issuer;
  try {
    const found = await getJson(`${url.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const { data } = Discovery.safeParse(found.body);
    if (!data) return [wrong(doctorText['issuer-foreign'], { url })];
    const told = [await keysOf(data.jwks_uri)];
    if (data.issuer !== url) told.unshift(wrong(doctorText['issuer-other'], { url, found: data.issuer }));
    else told.unshift(good(doctorText.issuer, { url }));
    return [...told, clockAgainst(found.date)];
  } catch (error) {
    return [wrong(doctorText['issuer-silent'], { url, reason: reasonOf(error) }), ownClock()];
  }
}

async function keysOf(url: string): Promise<Told> {
  const { keys } = Keys.parse((await getJson(url)).body);
  const usable = await Promise.all(keys.map(isUsable));
  const count = usable.filter(Boolean).length;
  return count > 0 ? good(doctorText.keys, { count }) : wrong(doctorText['no-keys'], { url });
}

async function isUsable(key: JWK): Promise<boolean> {
  if (key.kty !== 'RSA' || key.use === 'enc' || (key.alg !== undefined && key.alg !== 'RS256')) return false;
  return importJWK(key, 'RS256').then(
    () => true,
    () => false,
  );
}

function clockAgainst(theirs: number): Told {
  if (Number.isNaN(theirs)) return ownClock();
  // Their clock is told in whole seconds.
  const apart = Math.round(Math.abs(Date.now() - theirs) / 1000);
  return apart * 1000 <= mostApart ? good(doctorText.clock, { apart }) : wrong(doctorText['clock-apart'], { apart });
}

/** Whether the machine itself sets its clock by somebody's. */
function ownClock(): Told {
  const { stdout } = spawnSync('timedatectl', ['show', '--property=NTPSynchronized', '--value'], { encoding: 'utf8' });
  const said = typeof stdout === 'string' ? stdout.trim() : '';
  if (said === 'yes') return good(doctorText['clock-set']);
  return said === 'no' ? wrong(doctorText['clock-not-set']) : note(doctorText['clock-unknown']);
}

/** A certificate is renewed by somebody; who has fewer days than this must not wait. */
const fewDays = 14;

/** The address that people use, as it answers from here. */
export async function lookAtAddress({ address }: Config): Promise<Told[]> {
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== 'https:') return [note(doctorText['address-plain'], { address })];
  try {
    const { days, fault } = await certificateOf(hostname, port === '' ? 443 : Number(port));
    if (fault !== undefined) return [wrong(doctorText['certificate-bad'], { address, reason: fault })];
    return [(days < fewDays ? wrong : good)(doctorText.certificate, { address, days })];
  } catch (error) {
    return [note(doctorText['address-silent'], { address, reason: reasonOf(error) })];
  }
}

function certificateOf(host: string, port: number): Promise<{ days: number; fault: string | undefined }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: patience }, () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      const days = Math.floor((until - Date.now()) / 86_400_000);
      resolve({ days, fault: socket.authorized ? undefined : reasonOf(socket.authorizationError) });
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('timeout')));
  });
}
