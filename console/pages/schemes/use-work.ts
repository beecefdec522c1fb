import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { changed, type Path } from './document.ts';
import type { Document, Scheme } from './editing.tsx';

interface Kept {
  readonly scheme?: Scheme;
  /** The document it was made from, by its hash. */
  readonly of?: string;
}

const nothing: Kept = {};

/** A draft as it is being changed: every key stays in this tab until the server has it, whatever becomes of the net. */
export function useWork({ scheme, standing: { version, hash } }: Document, etag: number) {
  const { draft, keep, amend, done } = useDraft(`scheme/${scheme.id}/${version}`, nothing);
  const saving = useAct('schemes.save');
  const [isSaving, setSaving] = useState(false);
  const now = draft.scheme ?? scheme;
  return {
    scheme: now,
    saving,
    isChanged: draft.scheme !== undefined,
    /** Somebody else has saved since this was begun. */
    isOther: draft.scheme !== undefined && draft.of !== hash && !isSaving,
    set: (path: Path, value: unknown) => keep({ scheme: changed(now, path, value), of: draft.of ?? hash }),
    /** These changes over what somebody else saved. */
    insist: () => keep({ scheme: now, of: hash }),
    discard: done,
    async save(): Promise<boolean> {
      setSaving(true);
      const answer = await saving.act({ params: { scheme: scheme.id, version }, ifMatch: etag, body: { scheme: now } });
      setSaving(false);
      if (!answer) return false;
      // What was typed meanwhile is a change of what is kept now.
      amend((typed) => (typed.scheme === now ? nothing : { ...typed, of: answer.body.standing.hash }));
      return true;
    },
  };
}

export type Work = ReturnType<typeof useWork>;
