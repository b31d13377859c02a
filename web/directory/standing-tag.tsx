import { useTranslation } from 'react-i18next';
import { StateTag } from '../admission/state-tag.tsx';
import type { Edition } from './queries.ts';
import './words.ts';

const TONES = { draft: 'wait', ahead: 'wait', 'in-force': 'good', past: 'plain' } as const;

/** How an edition stands today, in its own region. */
export function StandingTag({ standing }: Pick<Edition, 'standing'>) {
  const { t } = useTranslation('directory');
  return <StateTag tone={TONES[standing]}>{t(`standing.${standing}`)}</StateTag>;
}
