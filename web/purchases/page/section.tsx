import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { zh } from './page-words.ts';
import './page-words.ts';

export type SectionName = keyof (typeof zh)['section'];

/** A part of the purchase's page; the contents at the side lead to it. */
export function Section({ name, children }: { readonly name: SectionName; readonly children: ReactNode }) {
  const { t } = useTranslation('purchases');
  return (
    <section className="purchase-section" id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t(`section.${name}`)}</h2>
      {children}
    </section>
  );
}

/** The contents at the side of the page. */
export function Contents({ names }: { readonly names: readonly SectionName[] }) {
  const { t } = useTranslation('purchases');
  return (
    <nav className="contents" aria-label={t('page.contents')}>
      {names.map((name) => (
        <a key={name} href={`#${name}`}>
          {t(`section.${name}`)}
        </a>
      ))}
    </nav>
  );
}
