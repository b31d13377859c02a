import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { ENTERPRISE_SIZES } from '../../../domain/procurement/sme-reserve.ts';
import { instantOfMillis } from '../../../domain/time/shanghai.ts';
import { withoutBlanks } from '../../form/blank.ts';
import type { Schema } from '../../form/schema.ts';
import { SchemaForm } from '../../form/schema-form.tsx';
import { useFaults } from '../../form/use-faults.ts';
import { useSignedIn } from '../../session/signed-in.tsx';
import { useLanguage } from '../../words/i18n.ts';
import type { Lot, Purchase } from '../queries.ts';
import { minute } from '../when.ts';
import { BID_PARTS, bidSchema, type CompleteBid, type PartWords } from './bid-draft.ts';
import { BidFiles } from './bid-files.tsx';
import { BidParts } from './bid-parts.tsx';
import { CheckAnswers } from './check-answers.tsx';
import { EnvelopeWords } from './envelope-words.tsx';
import { useBidDraft } from './use-bid-draft.ts';
import type { BiddingTerms } from './use-submission.ts';

const NO_FAULTS: Readonly<Record<string, string>> = {};

interface Properties {
  readonly purchase: Purchase;
  readonly lot: Lot;
  readonly terms: BiddingTerms;
  /** The deadline has passed: what was written stays, and can be read and copied. */
  readonly over: boolean;
}

/** Writing first, then checking: nothing leaves this browser before the second step is confirmed. */
export function BidWriting({ purchase, lot, terms, over }: Properties) {
  const { t } = useTranslation('provider');
  const { id: userId } = useSignedIn();
  const { draft, savedAt, keeping, change, forget } = useBidDraft({ userId, lotId: lot.id });
  const [checking, setChecking] = useState<CompleteBid>();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [faults, setFaults] = useState(NO_FAULTS);
  const schema = useSchema(lot, purchase);
  const faultsIn = useFaults();
  const write = (next: unknown) => {
    change(next);
    if (faults !== NO_FAULTS) setFaults(faultsIn(schema, withoutBlanks(next)));
  };
  const check = () => {
    const filled = withoutBlanks(draft);
    const found = faultsIn(schema, filled);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setChecking(filled as CompleteBid);
    window.scrollTo(0, 0);
  };
  if (checking) {
    const place = { purchase, lot, terms, over };
    return (
      <CheckAnswers {...place} bid={checking} files={files} change={() => setChecking(undefined)} forget={forget} />
    );
  }
  return (
    <div className="bid-columns">
      <section className="card" aria-label={t('bid.write')}>
        {over && <Alert type="error" showIcon title={t('bid.over')} />}
        <SchemaForm schema={schema} value={draft} change={write} errors={faults} disabled={over} prefix="bid" />
        <BidFiles files={files} change={setFiles} disabled={over} />
        <div className="bid-foot">
          <Button type="primary" size="large" disabled={over} onClick={check}>
            {t('bid.toCheck')}
          </Button>
          <span className={keeping === 'refused' ? 'draft-failed' : 'quiet'} role="status">
            {keeping === 'kept' && savedAt !== undefined
              ? t('bid.kept', { at: minute(instantOfMillis(savedAt)).slice(11) })
              : t(`bid.${keeping === 'refused' ? 'notKept' : 'untouched'}`)}
          </span>
          {keeping === 'kept' && (
            <Button type="text" size="small" onClick={forget}>
              {t('bid.forget')}
            </Button>
          )}
        </div>
      </section>
      <div className="bid-side">
        <BidParts draft={draft} schema={schema} />
        <EnvelopeWords />
      </div>
    </div>
  );
}

function useSchema({ ceilingFen, budgetFen }: Lot, { documents, smeReserved }: Purchase): Schema {
  const { t } = useTranslation('provider');
  const language = useLanguage();
  const ceiling = ceilingFen ?? budgetFen;
  const percent = documents?.smallDeductionPercent ?? 0;
  return useMemo(() => {
    const parts = BID_PARTS.map((part) => {
      return [part, { title: t(`part.${part}`), about: t(`part.${part}About`, { ceiling: formatYuan(ceiling) }) }];
    });
    const about = smeReserved ? t('part.enterpriseReserve') : t('part.enterpriseDeduction', { percent });
    const words = {
      ...Object.fromEntries(parts),
      enterpriseSize: { title: t('part.enterpriseSize'), about },
      sizes: { small: ENTERPRISE_SIZES.small[language], medium: ENTERPRISE_SIZES.medium[language] },
    } as PartWords;
    return bidSchema({ ceilingFen: ceiling, smallDeductionPercent: percent, smeReserved }, words);
  }, [ceiling, percent, smeReserved, language, t]);
}
