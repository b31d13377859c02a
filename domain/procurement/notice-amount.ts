import { capitalAmount, InvalidAmount, yuanToFen } from '../money.ts';

/** An amount as a notice writes it. `none` is the platform's way of saying that there is none: "/", "无" or nothing. */
export type AmountReading =
  { readonly kind: 'amount'; readonly fen: number } | { readonly kind: 'none' } | { readonly kind: 'unreadable' };

const PLAIN = /^(?:人民币)?[¥￥]?(\d[\d,]*(?:\.\d+)?)(万)?元?[。；;]?$/;
const WORDS_AND_FIGURES = /^人民币([\p{Script=Han}]+)[（(][¥￥](\d[\d,]*(?:\.\d+)?)元?[）)][。；;]?$/u;

/**
 * The amount in fen, exact: decimals are shifted as text and never pass through a floating-point number. Amounts with a
 * fraction of a fen, unit prices (600.00/批次), capital numerals that disagree with the figures beside them and anything
 * with more than one figure are unreadable.
 */
export function readAmount(text: string): AmountReading {
  const plain = text.replace(/\s+/g, '');
  if (plain === '' || /^(?:[/／-]|无)[。；]?$/.test(plain)) return { kind: 'none' };
  const fen = fenOfFigures(plain) ?? fenOfWordsAndFigures(plain);
  return fen === undefined ? { kind: 'unreadable' } : { kind: 'amount', fen };
}

function fenOfFigures(text: string): number | undefined {
  const [, figures, wan] = PLAIN.exec(text) ?? [];
  return figures === undefined ? undefined : fenOf(wan === undefined ? figures : timesTenThousand(figures));
}

function fenOfWordsAndFigures(text: string): number | undefined {
  const [, words = '', figures] = WORDS_AND_FIGURES.exec(text) ?? [];
  const fen = figures === undefined ? undefined : fenOf(figures);
  const agree = fen !== undefined && capitalAmount(fen) === words.replace('圆', '元').replace(/正$/, '整');
  return agree ? fen : undefined;
}

function fenOf(figures: string): number | undefined {
  try {
    return yuanToFen(figures.replaceAll(',', ''));
  } catch (error) {
    if (error instanceof InvalidAmount) return undefined;
    throw error;
  }
}

/** 95.220481 → 952204.81: the point moves four places, as text. */
function timesTenThousand(figures: string): string {
  const [whole = '', fraction = ''] = figures.split('.');
  const yuan = (whole + fraction.slice(0, 4).padEnd(4, '0')).replace(/^0+(?=\d)/, '');
  return fraction.length > 4 ? `${yuan}.${fraction.slice(4)}` : yuan;
}
