import { CheckCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { withoutBlanks } from '../../form/blank.ts';
import { faultsOf } from '../../form/check.ts';
import { asObject, type Schema } from '../../form/schema.ts';
import { BID_PARTS, type BidDraft } from './bid-draft.ts';

/** The parts of the bid and which of them are done; each leads to its field. */
export function BidParts({ draft, schema }: { readonly draft: BidDraft; readonly schema: Schema }) {
  const { t } = useTranslation('provider');
  const values = asObject(withoutBlanks(draft));
  return (
    <nav className="card" aria-labelledby="bid-parts">
      <h2 id="bid-parts">{t('bid.parts')}</h2>
      <ol className="parts">
        {BID_PARTS.map((part) => {
          const done = faultsOf(schema.properties?.[part] ?? {}, values[part]).length === 0;
          return (
            <li key={part}>
              <a href={`#bid-${part}`}>{t(`part.${part}`)}</a>
              <span className={done ? 'part-done' : 'quiet'}>
                {done ? <CheckCircleOutlined aria-hidden /> : <MinusCircleOutlined aria-hidden />}{' '}
                {t(done ? 'bid.partDone' : 'bid.partOpen')}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
