import type { Rule } from '../../scheme/rules.ts';
import { apply } from '../definition.ts';
import type { Facts, Outcome } from '../facts.ts';
import { count } from './count.ts';
import { progress } from './progress.ts';
import { rating } from './rating.ts';
import { ratio } from './ratio.ts';
import { threshold } from './threshold.ts';

/** The table of rules: one line each. */
export function applyRule(rule: Rule, facts: Facts): Outcome {
  switch (rule.kind) {
    case 'ratio':
      return apply(ratio, rule, facts);
    case 'progress':
      return apply(progress, rule, facts);
    case 'threshold':
      return apply(threshold, rule, facts);
    case 'count':
      return apply(count, rule, facts);
    case 'rating':
      return apply(rating, rule, facts);
    default:
      throw new Error(`rule ${rule.kind} to come`);
  }
}
