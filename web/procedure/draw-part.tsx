import { useTranslation } from 'react-i18next';
import { instantText } from '../purchases/page/dates.ts';
import type { Procedure } from './procedure-query.ts';

/** The draw of the invited: hashes before, everything after the opening. */
export function DrawPart({ draw }: { readonly draw: NonNullable<Procedure['draw']> }) {
  const { t } = useTranslation('procedure');
  const { poolSize, poolHash, nonceHash, heldAt, invited, opened } = draw;
  return (
    <>
      <h3>{t('draw')}</h3>
      <p className="procedure-hash">{t('pool', { size: poolSize, hash: poolHash })}</p>
      <p className="procedure-hash">{t('sealed', { hash: nonceHash })}</p>
      {heldAt === null ? (
        <p>{t('drawWaits')}</p>
      ) : opened === null ? (
        <p>{t('drawHeld', { at: instantText(heldAt), count: invited ?? 0 })}</p>
      ) : (
        <>
          <p className="procedure-hash">{t('drawOpen', { seed: opened.seed, nonce: opened.nonce })}</p>
          <table className="lines">
            <thead>
              <tr>
                <th>{t('supplier')}</th>
                <th>{t('drawn')}</th>
              </tr>
            </thead>
            <tbody>
              {opened.pool.map(({ id, name, drawn }) => (
                <tr key={id}>
                  <td data-label={t('supplier')}>
                    {name} <small className="quiet">{id}</small>
                  </td>
                  <td data-label={t('drawn')}>{t(drawn ? 'invited' : 'notInvited')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
