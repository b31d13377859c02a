import { useTranslation } from 'react-i18next';
import type { Bilingual } from '../../domain/procurement/rules/rule.ts';
import { useLanguage } from '../words/i18n.ts';
import { StateTag } from './state-tag.tsx';
import './words.ts';

const TONES = { met: 'good', verify: 'wait', refused: 'bad' } as const;

interface Properties {
  readonly checks: readonly {
    readonly code: string;
    readonly rule: string;
    readonly verdict: keyof typeof TONES;
    readonly text: Bilingual;
  }[];
}

/** What each rule says of an application. */
export function Checks({ checks }: Properties) {
  const { t } = useTranslation('admission');
  const language = useLanguage();
  return (
    <ul className="case-list">
      {checks.map(({ code, rule, verdict, text }) => (
        <li key={code}>
          <StateTag tone={TONES[verdict]}>{t(`check.${verdict}`)}</StateTag> <code>{rule}</code>
          <div>{text[language]}</div>
        </li>
      ))}
    </ul>
  );
}
