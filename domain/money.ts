/** A text or number that is no amount of money. */
export class InvalidAmount extends Error {
  override readonly name = 'InvalidAmount';

  constructor(amount: string | number, reason: string) {
    super(`${JSON.stringify(amount)} is not an amount: ${reason}`);
  }
}

const YUAN_PATTERN = /^(0|[1-9]\d*)(?:\.(\d{1,2}))?$/;

function checkedFen(fen: number): number {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new InvalidAmount(fen, 'fen are whole and not negative');
  return fen;
}

/**
 * Fen of an amount in yuan such as '700000' or '1633497.69', exactly. No signs, separators, spaces or exponents; at most
 * two decimals, because a third would have to be rounded. Throws InvalidAmount.
 */
export function yuanToFen(yuan: string): number {
  const match = YUAN_PATTERN.exec(yuan);
  if (match === null) throw new InvalidAmount(yuan, 'expected digits with at most two decimals');
  const fen = Number(`${match[1] ?? ''}${(match[2] ?? '').padEnd(2, '0')}`);
  if (!Number.isSafeInteger(fen)) throw new InvalidAmount(yuan, 'too large to be kept exactly');
  return fen;
}

/** '¥700,000.00'. Throws InvalidAmount unless fen are whole and not negative. */
export function formatYuan(fen: number): string {
  const digits = String(checkedFen(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `¥${yuan}.${digits.slice(-2)}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

const UNITS = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
] as const;

function digit(value: number): string {
  return DIGITS.charAt(value);
}

/** A positive whole number. Places left out between two digits are read as one 零: 6007 is 陆仟零柒. */
function capitalNumber(value: number): string {
  for (const [unit, name] of UNITS) {
    if (value < unit) continue;
    const rest = value % unit;
    const head = `${capitalNumber(Math.floor(value / unit))}${name}`;
    if (rest === 0) return head;
    return `${head}${rest < unit / 10 ? '零' : ''}${capitalNumber(rest)}`;
  }
  return digit(value);
}

/**
 * The amount in capital numerals (大写), as contracts and receipts write it: 12300000 fen is 壹拾贰万叁仟元整. Written by the
 * rules of 支付结算办法 (附一): 整 only after whole yuan, 零 for a missing 角 before 分. Throws InvalidAmount as formatYuan does.
 */
export function capitalAmount(fen: number): string {
  const yuan = Math.floor(checkedFen(fen) / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  const whole = yuan === 0 ? '' : `${capitalNumber(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole === '' ? '零元' : whole}整`;
  const missing = jiao === 0 && whole !== '' ? '零' : '';
  return `${whole}${missing}${jiao === 0 ? '' : `${digit(jiao)}角`}${cents === 0 ? '' : `${digit(cents)}分`}`;
}
