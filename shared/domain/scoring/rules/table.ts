import type { Rule } from '../../scheme/rules.ts';
import { apply } from '../terms.ts';
import type { Facts, Outcome } from '../facts.ts';
import { count } from './count.ts';
import { formula } from './formula.ts';
import { growth } from './growth.ts';
import { imported } from './imported.ts';
import { interpolate } from './interpolate.ts';
import { milestones } from './milestones.ts';
import { progress } from './progress.ts';
import { rank } from './rank.ts';
import { rating } from './rating.ts';
import { ratio } from './ratio.ts';
import { relative } from './relative.ts';
import { shortfall } from './shortfall.ts';
import { steps } from './steps.ts';
import { survey } from './survey.ts';
import { threshold } from './threshold.ts';
import { votes } from './votes.ts';

/** The table of rules, one line each. */
// oxfmt-ignore
export function applyRule(rule: Rule, facts: Facts): Outcome {
  switch (rule.kind) {
    case 'ratio': return apply(ratio, rule, facts);
    case 'progress': return apply(progress, rule, facts);
    case 'threshold': return apply(threshold, rule, facts);
    case 'interpolate': return apply(interpolate, rule, facts);
    case 'steps': return apply(steps, rule, facts);
    case 'shortfall': return apply(shortfall, rule, facts);
    case 'count': return apply(count, rule, facts);
    case 'milestones': return apply(milestones, rule, facts);
    case 'rank': return apply(rank, rule, facts);
    case 'relative': return apply(relative, rule, facts);
    case 'rating': return apply(rating, rule, facts);
    case 'votes': return apply(votes, rule, facts);
    case 'survey': return apply(survey, rule, facts);
    case 'imported': return apply(imported, rule, facts);
    case 'growth': return apply(growth, rule, facts);
    case 'formula': return apply(formula, rule, facts);
    default: return rule satisfies never;
  }
}
