import { PROJECT_STATE_LABELS } from '../../domain/procurement/projects.ts';
import { StateTag } from '../admission/state-tag.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { ProjectState } from './queries.ts';

const TONES = {
  proposed: 'wait',
  reviewed: 'wait',
  reserved: 'plain',
  scheduled: 'plain',
  purchased: 'good',
  refused: 'bad',
  withdrawn: 'bad',
} as const;

export function ProjectStateTag({ state }: { readonly state: ProjectState }) {
  const language = useLanguage();
  return <StateTag tone={TONES[state]}>{PROJECT_STATE_LABELS[state][language]}</StateTag>;
}
