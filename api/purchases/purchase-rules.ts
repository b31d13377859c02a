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
  const unknown = unknownItems(input, directory);
  if (unknown.length > 0) throw invalid(unknown);
  for (const { pointer, text } of textsOf(input, directory)) {
    const hit = checkAgainstNegativeList(text, directory.negativeList);
    if (hit !== undefined) throw onNegativeList(hit, pointer);
  }
}

function unknownItems({ lots }: PurchaseInput, { items }: Directory): InputError[] {
  const codes = new Set(items.map(({ code }) => code));
  return lots.flatMap((lot, lotPosition) =>
    lot.catalogueItems.flatMap((code, position, all) => {
      const pointer = `/lots/${lotPosition}/catalogueItems/${position}`;
      if (!codes.has(code)) return [unknownItem(pointer, code)];
      return all.indexOf(code) < position ? [repeatedItem(pointer, code)] : [];
    }),
  );
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
function textsOf({ name, lots }: PurchaseInput, { items }: Directory): { pointer: string; text: string }[] {
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
