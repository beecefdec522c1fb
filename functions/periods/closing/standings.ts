import type { Standing } from '../../../shared/domain/ranking.ts';
import type { AppraisalHead } from '../../../shared/storage/appraisals.ts';

/** The standing a head keeps, as ranking gave it; none for a subject that was not ranked. */
export const rankedOf = ({ subject, score, standing }: AppraisalHead): Standing[] =>
  standing ? [{ ...standing, subject, score: score?.rounded ?? null }] : [];
