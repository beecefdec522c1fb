/**
 * The demo's figures, the same every time: what each unit agrees on and what it files. A small linear congruential
 * generator (Numerical Recipes), seeded by the unit's place in the list.
 */
export function figuresOf(place: number) {
  let state = (place + 1) * 7_919;
  const next = (from: number, to: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return from + Math.floor((state / 4_294_967_296) * (to - from + 1));
  };
  const strength = next(0, 10);
  const cases = next(400, 2_400);
  const investment = next(20, 90) * 100;
  return {
    online: {
      target: '0.95',
      done: String(Math.round((cases * (86 + strength + next(0, 4))) / 100)),
      cases: String(cases),
    },
    projects: {
      baseline: String(investment),
      target: String(investment * 2),
      months: [0.3, 0.6, 0.82 + strength / 50].map((share) => String(Math.round(investment * (1 + share)))),
    },
    petitions: { target: '95', filed: `${next(strength < 3 ? 90 : 95, 99)}.${next(0, 9)}` },
    overdue: String(Math.max(0, next(0, 4) - Math.floor(strength / 3))),
    budget: { target: '25', filed: `${next(20, 26)}.${next(0, 9)}` },
    marks: Array.from({ length: 6 }, () => `${next(78, 88) + strength}`),
  };
}
