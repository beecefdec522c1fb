import type { Duty, Page } from './page.ts';
import { agreements } from './pages/agreements/page.ts';
import { duties } from './pages/duties/page.ts';
import { rating } from './pages/rating/page.ts';
import { imports } from './pages/imports/page.ts';
import { organisation } from './pages/organisation/page.ts';
import { filing } from './pages/filing/page.ts';
import { matters } from './pages/matters/page.ts';
import { periods } from './pages/periods/page.ts';
import { progress } from './pages/progress/page.ts';
import { reports } from './pages/reports/page.ts';
import { results } from './pages/results/page.ts';
import { review } from './pages/review/page.ts';
import { schemes } from './pages/schemes/page.ts';
import { signing } from './pages/signing/page.ts';

/** Every page, in the order of the menu. */
export const pages: readonly Page[] = [
  duties,
  filing,
  signing,
  agreements,
  rating,
  progress,
  review,
  matters,
  results,
  periods,
  schemes,
  reports,
  imports,
  organisation,
];

/** Where a duty is done. */
export function placeOf(duty: Duty): string | undefined {
  for (const page of pages) {
    const place = page.does?.(duty);
    if (place !== undefined) return place;
  }
  return undefined;
}
