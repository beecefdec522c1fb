import { refusal } from './refusal.ts';

/** The code a call was refused with. */
export async function refused(call: Promise<unknown>): Promise<string> {
  const { type } = await refusal(call);
  return String(type).replace('urn:jixiao:problem:', '');
}
