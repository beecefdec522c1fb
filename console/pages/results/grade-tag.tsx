import { useWords } from '../../words.tsx';
import type { Standing, useGroup } from './use-group.ts';

type Grades = ReturnType<typeof useGroup>['grades'];

interface GradeTagProps extends Pick<Standing, 'grade' | 'gradeName'> {
  readonly grades: Grades;
}

/** The top grade green, the lowest red, whatever a scheme calls them. */
export function GradeTag({ grade, gradeName, grades }: GradeTagProps) {
  const { named } = useWords();
  if (grade === null || gradeName === null) return <span className="note">—</span>;
  const at = grades.findIndex(({ id }) => id === grade);
  const tone = at === 0 ? 'top' : at === grades.length - 1 ? 'last' : 'middle';
  return <span className={`grade grade-${tone}`}>{named(gradeName)}</span>;
}
