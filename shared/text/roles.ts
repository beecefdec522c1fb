import type { Allow, Role, Scope } from '../domain/organisation/authority.ts';
import type { Relation, Standing } from '../domain/organisation/relations.ts';
import type { Text } from './refusal.ts';

/** The roles as an order of business names them. */
export const roleNames: Readonly<Record<Role, Text>> = {
  'system-administrator': { zh: '系统管理员', en: 'system administrator' },
  'security-administrator': { zh: '安全管理员', en: 'security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'audit administrator' },
  'performance-office': { zh: '绩效办', en: 'performance office' },
  committee: { zh: '绩效管理委员会', en: 'committee' },
  'unit-contributor': { zh: '填报人', en: 'unit contributor' },
  'unit-leader': { zh: '单位负责人', en: 'unit leader' },
  rater: { zh: '评委', en: 'rater' },
  supervisor: { zh: '监督机构', en: 'supervisor' },
  'appeal-body': { zh: '申诉受理机关', en: 'appeal body' },
  official: { zh: '工作人员', en: 'official' },
};

/** How far a role reaches; whoever holds one for the whole jurisdiction need not be told so. */
const scopeNames: Readonly<Record<Scope, Text>> = {
  jurisdiction: { zh: '', en: '' },
  owned: { zh: '', en: '' },
  whole: { zh: '限权限及于全地区的', en: 'for the whole jurisdiction' },
  unit: { zh: '限本单位', en: 'of the unit' },
  subtree: { zh: '限本单位及下属单位', en: 'of the unit or one above it' },
  judged: { zh: '限所考核的人员', en: 'judging the official' },
  own: { zh: '限本人', en: 'on their own appraisal' },
  provider: { zh: '限牵头提供该数据的单位', en: 'of the unit that provides the figures' },
  assigned: { zh: '限受指派评分的对象', en: 'of the subjects assigned to them' },
};

/** The roles that may, as people call them, for the sentence of a refusal. */
export function namesOf(allow: readonly Allow[]): { zhRoles: string; enRoles: string } {
  const zh = allow.map(({ role, scope }) => `${roleNames[role].zh}${bracketed('（', scopeNames[scope].zh, '）')}`);
  const en = allow.map(({ role, scope }) => `${roleNames[role].en}${bracketed(' (', scopeNames[scope].en, ')')}`);
  return { zhRoles: zh.join('、'), enRoles: en.join(', ') };
}

const bracketed = (open: string, text: string, close: string): string => (text === '' ? '' : `${open}${text}${close}`);

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
