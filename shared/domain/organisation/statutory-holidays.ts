/**
 * 春节（农历正月初一）, 清明, 端午 (五月初五) and 中秋 (八月十五) of years to come, from the lunar calendar of `chinese-days`; the
 * library itself parses dates in the time zone of the machine, and the Chinese calendar of JavaScript engines misses the
 * new moon of 6 February 2027 by a day.
 */
type MovableFeasts = readonly [spring: string, tombSweeping: string, dragonBoat: string, midAutumn: string];
const movable: Readonly<Record<number, MovableFeasts>> = {
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
  2041: ['02-01', '04-04', '06-03', '09-10'],
  2042: ['01-22', '04-04', '06-22', '09-28'],
  2043: ['02-10', '04-05', '06-11', '09-17'],
  2044: ['01-30', '04-04', '05-31', '10-05'],
  2045: ['02-17', '04-04', '06-19', '09-25'],
  2046: ['02-06', '04-04', '06-08', '09-15'],
  2047: ['01-26', '04-05', '05-29', '10-04'],
  2048: ['02-14', '04-04', '06-15', '09-22'],
  2049: ['02-02', '04-04', '06-04', '09-11'],
  2050: ['01-23', '04-04', '06-23', '09-30'],
};

/**
 * 《全国年节及纪念日放假办法》第二条 (in force since 2025): 元旦 1 day, 春节 4 (农历除夕、正月初一至初三), 清明节 1, 劳动节 2 (5月1日、2日),
 * 端午节 1, 中秋节 1, 国庆节 3 (10月1日至3日). What else is a day of rest or worked instead is announced by 国务院办公厅 in November of the
 * year before. Undefined for a year whose lunar dates are not listed.
 */
export function statutoryHolidays(year: number): string[] | undefined {
  const feasts = movable[year];
  if (!feasts) return undefined;
  const [spring, ...others] = feasts;
  const newYear = Date.parse(`${year}-${spring}T00:00:00Z`);
  const atSpring = [-1, 0, 1, 2].map((day) => new Date(newYear + day * DAY).toISOString().slice(0, 10));
  const dated = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03', ...others].map((day) => `${year}-${day}`);
  return [...new Set([...atSpring, ...dated])].sort();
}

const DAY = 86_400_000;
