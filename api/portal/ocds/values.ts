/** By the name it is published under. */
export function organisation(name: string): { readonly id: string; readonly name: string } {
  return { id: name, name };
}

export function lotId(seq: number): string {
  return String(seq);
}

export function valueOf(fen: number | undefined): { value?: object } {
  return fen === undefined ? {} : { value: money(fen) };
}

/** Yuan with two decimals at most, as the standard wants a number. */
export function money(fen: number): { readonly amount: number; readonly currency: 'CNY' } {
  return { amount: fen / 100, currency: 'CNY' };
}

/** The first instant of a Shanghai day: the standard knows no days. */
export function dayStart(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T00:00:00+08:00`;
}
