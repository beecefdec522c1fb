import type { ComponentType } from 'react';
import type { menuGroups } from '../shared/text/console/shell.ts';
import type { Text } from '../shared/text/refusal.ts';
import type { Body } from './api/lines.ts';
import type { Desk } from './shell/desk.tsx';

export type Duty = Body<'duties.mine'>['duties'][number];

/** A page of the console. Only this is loaded at first; what it draws with comes when somebody goes there. */
export interface Page {
  /** `/reports`, `/filing/:period?/:subject?` */
  readonly path: string;
  readonly title: Text;
  /** What it is for, in a sentence. */
  readonly about: Text;
  readonly group: keyof typeof menuGroups;
  readonly icon: ComponentType<{ readonly 'aria-hidden'?: boolean }>;
  /** Whether it stands in the menu of this person. The server decides what they may see and do there. */
  readonly isFor: (desk: Desk) => boolean;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** The address on this page at which a duty is done; nothing for those done elsewhere. */
  readonly does?: (duty: Duty) => string | undefined;
}
