import { checkAgainstNegativeList, type NegativeHit } from '../../domain/procurement/negative-list.ts';
import { invalid } from '../http/input-errors.ts';
import { Problem, type InputError } from '../problem.ts';
import type { Directory } from './directory.ts';
import type { PurchaseInput } from './purchase-input.ts';

/**
 * What a purchase may buy (§2.1).
 *
 * @throws Problem `directory-item-retired` for an item that the directory in force has no more, `invalid-input` for one that
 *   it never had (PL-05), `negative-list` for a function that
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

/**
 * @throws Problem `directory-item-retired` for an item that the directory in force has no more, `invalid-input` for items
 *   that were never in it, or stand there twice (PL-05)
 */
export function refuseUnknownItems(
  lists: readonly { readonly pointer: string; readonly codes: readonly string[] }[],
  directory: Directory,
): void {
  const { items } = directory;
  refuseRetiredItems(lists, directory);
  const known = new Set(items.map(({ code }) => code));
  const unknown = lists.flatMap(({ pointer, codes }) =>
    codes.flatMap((code, position) => {
      if (!known.has(code)) return [unknownItem(`${pointer}/${position}`, code)];
      return codes.indexOf(code) < position ? [repeatedItem(`${pointer}/${position}`, code)] : [];
    }),
  );
  if (unknown.length > 0) throw invalid(unknown);
}

function refuseRetiredItems(
  lists: readonly { readonly pointer: string; readonly codes: readonly string[] }[],
  { retired, edition }: Directory,
): void {
  const found = lists.flatMap(({ pointer, codes }) =>
    codes.flatMap((code, position) => {
      const item = retired.find((one) => one.code === code);
      return item === undefined ? [] : [{ item, pointer: `${pointer}/${position}` }];
    }),
  );
  const [first] = found;
  if (first === undefined) return;
  const { code, nameZh, nameEn, lastLabel } = first.item;
  throw new Problem('directory-item-retired', {
    detail: {
      zh: `${code} ${nameZh} 已不在现行指导性目录 ${edition.label}（自 ${edition.effectiveFrom} 起施行）内，最后列入的是 ${lastLabel} 版。请从现行目录中另选服务。`,
      en: `${code} ${nameEn} is not in the directory in force, ${edition.label} (from ${edition.effectiveFrom}); edition ${lastLabel} was the last that had it. Choose from the directory in force.`,
    },
    errors: found.map(({ item, pointer }) => retiredItem(pointer, item.code, edition.label)),
    extra: { item: code, edition: edition.label },
  });
}

function retiredItem(pointer: string, code: string, label: string): InputError {
  const message = `${code} 已由指导性目录 ${label} 版取消。 / Edition ${label} of the directory has retired ${code}.`;
  return { pointer, in: 'body', code: 'retired_item', message, rule: 'PL-05' };
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
