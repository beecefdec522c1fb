import * as z from 'zod';
import { Refused } from '../refused.ts';
import { parseQuantity } from '../scoring/quantity.ts';
import { Line } from '../text.ts';

/** How figures are written in a file. */
export const Writing = z.strictObject({
  /** 1,5 is one and a half in one country and a slip in another. */
  decimal: z.enum(['.', ',']).default('.'),
  /** Unit in which the figure is wanted: "%" or "万元". A bare figure is taken to be in it; without one, any unit is refused. */
  unit: Line(0, 40).default(''),
});

/** No figure is longer; what is, would only cost time to be found out. */
const longest = 100;

/** The exact decimal a person wrote, with every digit that was there, or a refusal that says what is unclear about it. */
export function figure(text: string, { decimal, unit }: z.infer<typeof Writing>): string {
  if (text.length > longest) throw new Refused('quantities.not-a-number', { text: `${text.slice(0, longest)}…` });
  const pointed = decimal === ',' ? withPoint(text) : text;
  // Databases write .54 for 0.54, which can mean nothing else.
  const quantity = parseQuantity(pointed.trim().replace(/^([+-]?)\.(?=\d)/, '$10.'), unit);
  if (quantity.ok) return quantity.number;
  throw new Refused(quantity.code, { ...quantity.params, text: text.trim() });
}

/** 1.234,5 as 1'234.5: the comma becomes the point, and a point can then only part thousands. */
const withPoint = (text: string): string =>
  text.replace(/[.,．，]/g, (mark) => (mark === ',' || mark === '，' ? '.' : "'"));
