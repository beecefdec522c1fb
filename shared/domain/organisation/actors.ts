/**
 * Who stands in entries and matters without being a person: what the schedule and its jobs do, and whoever says something without a name.
 * Nobody is registered under these names, or what nobody said would be theirs.
 */
const nobodies = ['schedule', 'closing', 'cards', 'outliers', 'bulk', 'notices', 'roll-up', 'public'] as const;
type Nobody = (typeof nobodies)[number];

export const actor = <const Id extends Nobody>(id: Id) => ({ id, rolesUsed: [] }) as const;

export const isNobody = (id: string): boolean => nobodies.some((one) => one === id);
