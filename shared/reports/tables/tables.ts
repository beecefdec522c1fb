import * as z from 'zod';
import { cards } from './cards.ts';
import { filings } from './filings.ts';
import { indicators } from './indicators.ts';
import { sections } from './sections.ts';
import type { PeriodTable } from './table.ts';
import { waiting } from './waiting.ts';

export const TableName = z.enum(['sections', 'indicators', 'filings', 'cards', 'waiting']);
export type TableName = z.infer<typeof TableName>;

/** Every table that is made of a period at any time. Adding one is its file in this folder and a line here. */
export const tables: Readonly<Record<TableName, PeriodTable>> = { sections, indicators, filings, cards, waiting };
