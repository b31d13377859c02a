import { checkAgainstNegativeList, type NegativeHit } from '../../domain/procurement/negative-list.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem, type InputError } from '../problem.ts';
import type { Directory } from './directory.ts';
import type { PurchaseInput } from './purchase-input.ts';

/**
 * What a purchase may buy (§2.1).
 *
 * @throws Problem `invalid-input` for an item that is not in the directory (PL-05), `negative-list` for a function that
 *   government must perform itself (PL-04)
 */
export function refuseUnlawfulContent(input: PurchaseInput, directory: Directory): void {
  const lists = input.lots.map((lot, at) => ({ pointer: `/lots/${at}/catalogueItems`, codes: lot.catalogueItems }));
  refuseUnknownItems(lists, directory);
  refuseUnlawfulWords(textsOf(input, directory), directory);
}

/** A text of the input that says what is bought. */
interface Wording {
  readonly pointer: string;
  readonly text: string;
}

/** @throws Problem `negative-list` for a function that government must perform itself (PL-04), with its reason */
export function refuseUnlawfulWords(texts: readonly Wording[], { negativeList }: Directory): void {
  for (const { pointer, text } of texts) {
    const hit = checkAgainstNegativeList(text, negativeList);
    if (hit !== undefined) throw onNegativeList(hit, pointer);
  }
}

/** @throws Problem `invalid-input` for items that are not in the directory, or stand there twice (PL-05) */
export function refuseUnknownItems(
  lists: readonly { readonly pointer: string; readonly codes: readonly string[] }[],
  { items }: Directory,
): void {
  const known = new Set(items.map(({ code }) => code));
  const unknown = lists.flatMap(({ pointer, codes }) =>
    codes.flatMap((code, position) => {
      if (!known.has(code)) return [unknownItem(`${pointer}/${position}`, code)];
      return codes.indexOf(code) < position ? [repeatedItem(`${pointer}/${position}`, code)] : [];
    }),
  );
  if (unknown.length > 0) throw invalid(unknown);
}

function unknownItem(pointer: string, code: string): InputError {
  const message =
    `${code} 不在政府购买社会救助服务指导性目录内，请从目录中选择。` +
    ` / ${code} is not in the guidance directory: choose from GET /catalogue.`;
  return { pointer, in: 'body', code: 'unknown_item', message, rule: 'PL-05' };
}

function repeatedItem(pointer: string, code: string): InputError {
  const message = `${code} 重复，请删去一个。 / ${code} stands there twice: remove one.`;
  return { pointer, in: 'body', code: 'repeated_item', message };
}

/** Every text that says what is bought, with the place where it stands. */
function textsOf({ name, lots }: PurchaseInput, { items }: Directory): Wording[] {
  const nameOf = new Map(items.map(({ code, nameZh }) => [code, nameZh]));
  return [
    { pointer: '/name', text: name },
    ...lots.flatMap((lot, position) => [
      { pointer: `/lots/${position}/name`, text: lot.name },
      ...lot.catalogueItems.map((code, item) => ({
        pointer: `/lots/${position}/catalogueItems/${item}`,
        text: nameOf.get(code) ?? '',
      })),
    ]),
  ];
}

function onNegativeList({ function: entry, keyword }: NegativeHit, pointer: string): Problem {
  const { code, ruleId, nameZh, nameEn, reasonZh, reasonEn } = entry;
  return new Problem('negative-list', {
    detail: {
      zh: `“${keyword}”属于不得购买的事项“${nameZh}”（规则 ${ruleId}）：${reasonZh}请改为可以购买的服务后重新提交。`,
      en: `“${keyword}” is “${nameEn}”, which may not be bought (rule ${ruleId}): ${reasonEn} Change it to a service that can be bought.`,
    },
    errors: [{ pointer, in: 'body', code, message: `${reasonZh} / ${reasonEn}`, rule: ruleId }],
    extra: { rule: ruleId },
  });
}
