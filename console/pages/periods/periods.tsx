import { useParams } from 'react-router';
import { PeriodList } from './list.tsx';
import { Subjects } from './subjects.tsx';

/** 考核周期: all of them, or who takes part in one. */
export default function Periods() {
  const { period } = useParams();
  return period === undefined ? <PeriodList /> : <Subjects key={period} id={period} />;
}
