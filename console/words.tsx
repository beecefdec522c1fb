import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import type { Language, Params } from '../shared/text/catalogue.ts';
import { say } from '../shared/text/say.ts';
import type { Text } from '../shared/text/refusal.ts';
import { county } from '../shared/text/console/shell.ts';
import { chosenLanguage, keepLanguage } from './language.ts';

interface Speaking {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking>({ language: 'zh', choose: () => undefined });

/** How the county counts its days, and how far its clock is ahead of this machine's (milliseconds). */
interface Time {
  readonly timeZone: string;
  readonly ahead: number;
}

export const TimeContext = createContext<Time>({ timeZone: 'Asia/Shanghai', ahead: 0 });

export function Words({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(chosenLanguage);
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      choose: (chosen) => {
        keepLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <SpeakingContext value={speaking}>{children}</SpeakingContext>;
}

/** The language of the person and the days of the county: everything that is said on a page goes through here. */
export function useWords() {
  const { language, choose } = use(SpeakingContext);
  const { timeZone, ahead } = use(TimeContext);
  return useMemo(
    () => ({ language, choose, ...spokenOnce(language, { timeZone, ahead }) }),
    [language, choose, timeZone, ahead],
  );
}

const known = new Map<string, ReturnType<typeof spoken>>();

/** Formats of days are costly to make, and each of thousands of cells speaks. */
function spokenOnce(language: Language, time: Time): ReturnType<typeof spoken> {
  const key = [language, time.timeZone, time.ahead].join(' ');
  const found = known.get(key) ?? spoken(language, time);
  known.set(key, found);
  return found;
}

function spoken(language: Language, { timeZone, ahead }: Time) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const sorted = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dated = format({ year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' });
  const short = format({ month: language === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short' });
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const now = (): number => Date.now() + ahead;
  // A day without a time is that day wherever it is read.
  const at = (instant: string | number): Date =>
    new Date(typeof instant === 'string' && instant.length === 10 ? `${instant}T12:00:00Z` : instant);
  /** `2026-11-28`, as the county's wall shows it. */
  const dayOf = (instant: string | number): string => sorted.format(at(instant));
  return {
    /** A text in the person's language, its blanks filled. */
    t: (text: Text, params?: Params): string => say(text, language, params),
    now,
    dayOf,
    today: (): string => dayOf(now()),
    /** 2026年11月28日 */
    date: (instant: string | number): string => dated.format(at(instant)),
    /** 11月28日周六, with the year where it is not this one. */
    day: (instant: string): string =>
      dayOf(instant).slice(0, 4) === dayOf(now()).slice(0, 4) ? short.format(at(instant)) : dated.format(at(instant)),
    /** 2026年11月28日 17:00 */
    moment: (instant: string | number): string =>
      `${dated.format(new Date(instant))} ${clock.format(new Date(instant))}`,
    /** Days of the calendar until then: 0 today, below 0 behind us. */
    daysUntil: (instant: string): number =>
      Math.round((Date.parse(dayOf(instant)) - Date.parse(dayOf(now()))) / 86_400_000),
    /** 21 MB */
    bytes: (size: number): string =>
      size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`,
    /** Names one after another: 财政局、教育局. */
    list: (names: readonly string[]): string => names.join(language === 'zh' ? '、' : ', '),
    /** What stands in a sentence for one of the county's lists, such as 经济管理部门 of `economic`. */
    named: (name: Text | undefined): string => say(name ?? county.unnamed, language),
  };
}

export type Spoken = ReturnType<typeof useWords>;
