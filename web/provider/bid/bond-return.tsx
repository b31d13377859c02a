import { useTranslation } from 'react-i18next';
import { formatYuan } from '../../../domain/money.ts';
import { minute } from '../when.ts';
import type { OwnBid } from './receipt.ts';

/** What becomes of the bond of a bid that was withdrawn or is never opened; nothing where none goes back. */
export function BondReturn({ bid: { bondReturn } }: { readonly bid: OwnBid }) {
  const { t } = useTranslation('provider');
  if (bondReturn === null) return null;
  const { state, dueLegal, amountFen, returnedOn, voucher, reason } = bondReturn;
  if (state === 'open' && dueLegal === null) return null;
  const told = { amount: formatYuan(amountFen ?? 0), on: returnedOn, voucher, reason };
  return <p>{t(`bondReturn.${state}`, { ...told, due: dueLegal === null ? '' : minute(dueLegal) })}</p>;
}
