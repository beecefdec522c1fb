import type { Relation, Standing } from '../domain/organisation/relations.ts';
import type { Text } from './refusal.ts';

/** How a refusal tells people why they have to stand back. */
export const relationNames: Readonly<Record<Relation, Text>> = {
  oneself: { zh: '即被考核人本人', en: 'are the assessed person' },
  member: { zh: '在被考核单位任职', en: 'work in the assessed unit' },
  role: { zh: '在被考核单位担任角色', en: 'hold a role in the assessed unit' },
  manager: { zh: '是被考核人的主管', en: 'manage the assessed person' },
  managed: { zh: '由被考核人主管', en: 'are managed by the assessed person' },
  'managed-there': { zh: '主管人在被考核单位任职', en: 'are managed by somebody of the assessed unit' },
};

/** What raters are to the subject. */
export const standingNames: Readonly<Record<Standing, Text>> = {
  'own-unit': { zh: '本单位人员', en: 'people of the same unit' },
  superior: { zh: '上级', en: 'superiors' },
  'other-units': { zh: '其他单位人员', en: 'people of other units' },
};
