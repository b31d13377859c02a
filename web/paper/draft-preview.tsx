import { useTranslation } from 'react-i18next';
import { BLANK, contractClauses, type ContractFacts, type ContractTerms } from '../../domain/contracts/clauses.ts';
import type { Schema } from '../form/schema.ts';
import { Clauses } from './clauses.tsx';
import './paper.css';
import './words.ts';

interface Properties {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly form: unknown;
  readonly schema: Schema;
}

/** The contract with what has been typed so far, written by the same function as the text that both sides sign. */
export default function DraftPreview({ facts, form, schema }: Properties) {
  const { t } = useTranslation('paper');
  const clauses = contractClauses(facts as unknown as ContractFacts, termsOf(form, schema));
  const blanks =
    clauses
      .flatMap(({ paragraphs }) => paragraphs)
      .join('')
      .split(BLANK).length - 1;
  return (
    <details className="draft-preview" open>
      <summary>
        <h3>{t('preview')}</h3>{' '}
        <span className="quiet" role="status">
          {blanks === 0 ? t('complete') : t('blanks', { n: blanks })}
        </span>
      </summary>
      <p className="quiet">{t('previewAbout')}</p>
      <Clauses clauses={clauses} />
    </details>
  );
}

function termsOf(form: unknown, schema: Schema): Partial<ContractTerms> {
  const { standbyProviderIds, ...typed } = (form ?? {}) as Partial<ContractTerms> & {
    readonly standbyProviderIds?: readonly unknown[];
  };
  const labels = schema.properties?.['standbyProviderIds']?.items?.['x-labels'] ?? {};
  const standby = (standbyProviderIds ?? []).flatMap((id) =>
    typeof id === 'string' && labels[id] ? [labels[id]] : [],
  );
  return { ...typed, standby };
}
