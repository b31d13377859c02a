import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXCLUSIONS } from '../../../domain/experts/draw-eligibility.ts';
import { draw } from '../../../domain/procurement/draw.ts';
import { sha256 } from '../../../domain/procurement/sha-256.ts';
import { useLanguage } from '../../words/i18n.ts';
import { instantText } from './dates.ts';
import type { Evaluation } from './purchase-query.ts';
import './bid-words.ts';

type PublicDraw = NonNullable<Evaluation['draw']>;

/** Seed and pool of the draw, how to repeat it by hand, and a button that repeats it in the reader's own browser. */
export function ExpertDraw({ draw: drawn }: { readonly draw: PublicDraw }) {
  const { t } = useTranslation('purchases');
  const language = useLanguage();
  const { seed, poolHash, poolSize, members, drawnAt, committee, struckOut } = drawn;
  return (
    <div className="draw">
      <h3>{t('evaluation.draw')}</h3>
      <p>{t('evaluation.drawn', { at: instantText(drawnAt), pool: poolSize, members })}</p>
      <dl className="purchase-facts">
        <div>
          <dt>{t('evaluation.seed')}</dt>
          <dd>
            <code className="hash">{seed}</code>
          </dd>
        </div>
        <div>
          <dt>{t('evaluation.poolHash')}</dt>
          <dd>
            <code className="hash">{poolHash}</code>
          </dd>
        </div>
        {struckOut !== null && struckOut.length > 0 && (
          <div>
            <dt>{t('evaluation.struckOut')}</dt>
            <dd>
              {struckOut.map(({ reason, count }) => (
                <div key={reason}>
                  {EXCLUSIONS[reason].title[language]} <code>{EXCLUSIONS[reason].rule}</code> ×{count}
                </div>
              ))}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('evaluation.committee')}</dt>
          <dd>{committee === null ? t('evaluation.secret') : committee.members.map(({ name }) => name).join('、')}</dd>
        </div>
        {committee !== null && committee.chair !== null && (
          <div>
            <dt>{t('evaluation.chair')}</dt>
            <dd>{committee.chair}</dd>
          </div>
        )}
      </dl>
      <p className="quiet">{t('evaluation.how', { members })}</p>
      {committee !== null && <Repeat drawn={drawn} committee={committee} />}
    </div>
  );
}

interface RepeatProperties {
  readonly drawn: PublicDraw;
  readonly committee: NonNullable<PublicDraw['committee']>;
}

function Repeat({ drawn, committee }: RepeatProperties) {
  const { t } = useTranslation('purchases');
  const [asked, setAsked] = useState(false);
  if (committee.pool === null) return <p className="quiet">{t('evaluation.poolGone')}</p>;
  if (!asked) return <Button onClick={() => setAsked(true)}>{t('evaluation.repeat')}</Button>;
  const { pool, members, excluded } = committee;
  const samePool = sha256([...pool].sort().join('\n')) === drawn.poolHash;
  const again = draw({ seed: drawn.seed, pool, excluded, count: drawn.members }).drawn;
  const sameDraw =
    [...again].sort().join() ===
    members
      .map(({ id }) => id)
      .sort()
      .join();
  return (
    <div role="status">
      <ul className="checks">
        <li>
          <span aria-hidden>{samePool ? '✓' : '✗'}</span> {t(samePool ? 'evaluation.poolOk' : 'evaluation.poolWrong')}
        </li>
        <li>
          <span aria-hidden>{sameDraw ? '✓' : '✗'}</span>{' '}
          {t(sameDraw ? 'evaluation.drawOk' : 'evaluation.drawWrong', { count: again.length })}
        </li>
      </ul>
    </div>
  );
}
