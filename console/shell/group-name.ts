import { useWords } from '../words.tsx';
import { useDesk } from './desk.tsx';

/** What the county calls a peer group. */
export function useGroupName(): (id: string) => string {
  const { named } = useWords();
  const { settings } = useDesk();
  return (id) => named(settings?.peerGroups.find((one) => one.id === id)?.name);
}
