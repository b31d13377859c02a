/** An amount as a notice writes it. `none` is the platform's way of saying that there is none: "/", "无" or nothing. */
export type AmountReading =
  { readonly kind: 'amount'; readonly fen: number } | { readonly kind: 'none' } | { readonly kind: 'unreadable' };

const YUAN_PER_WAN_DIGITS = 4;
const FEN_PER_YUAN_DIGITS = 2;

const PLAIN = /^(?:人民币)?[¥￥]?(\d[\d,]*(?:\.\d+)?)(万)?元?[。；;]?$/;
/** 人民币壹佰零肆万壹仟壹佰元整（¥1041100.00）: the figures in brackets are read, the words are not. */
const WORDS_AND_FIGURES = /^人民币[\p{Script=Han}]+[（(][¥￥](\d[\d,]*(?:\.\d+)?)()元?[）)][。；;]?$/u;

/**
 * The amount in fen, exact: decimals are shifted as text and never pass through a floating-point number. Amounts with a
 * fraction of a fen, unit prices (600.00/批次) and anything with more than one figure are unreadable.
 */
export function readAmount(text: string): AmountReading {
  const plain = text.replace(/\s+/g, '');
  if (plain === '' || /^(?:[/／-]|无)[。；]?$/.test(plain)) return { kind: 'none' };
  const match = PLAIN.exec(plain) ?? WORDS_AND_FIGURES.exec(plain);
  if (!match?.[1]) return { kind: 'unreadable' };
  return toFen(match[1].replaceAll(',', ''), match[2] === '万');
}

function toFen(decimal: string, inWan: boolean): AmountReading {
  const digits = FEN_PER_YUAN_DIGITS + (inWan ? YUAN_PER_WAN_DIGITS : 0);
  const [whole = '', fraction = ''] = decimal.split('.');
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const fen = Number(whole + kept);
  const lost = /[1-9]/.test(fraction.slice(digits));
  return lost || !Number.isSafeInteger(fen) ? { kind: 'unreadable' } : { kind: 'amount', fen };
}
