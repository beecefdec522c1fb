import { useState } from 'react';
import { importsPage, kindNames } from '../../../shared/text/console/imports.ts';
import type { Kind } from '../../../shared/domain/import/definitions.ts';
import { asError } from '../../api/refusal.ts';
import { send } from '../../api/send.ts';
import { useWords } from '../../words.tsx';
import { saveAnswered } from '../../components/save-as.ts';
import type { Of } from './use-register.ts';

/** The workbook of a kind to fill in, with who and what is known already. */
export function useTemplate() {
  const { t, language } = useWords();
  const [state, setState] = useState<{ making: boolean; refused?: Error }>({ making: false });
  const download = async (kind: Kind, { period, scheme }: Of): Promise<void> => {
    setState({ making: true });
    try {
      const query = {
        ...(period === undefined ? {} : { period }),
        ...(scheme ? { scheme: scheme.id, version: scheme.version } : {}),
      };
      const { body } = await send('imports.template', { params: { kind }, query }, { language });
      saveAnswered(body, t(importsPage['template-name'], { kind: kindNames[kind] }));
      setState({ making: false });
    } catch (error) {
      setState({ making: false, refused: asError(error) });
    }
  };
  return { isMaking: state.making, refused: state.refused, download };
}
