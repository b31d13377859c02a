import type { ItemFinding, ItemResult, RecipientsOpinion } from '../domain/contracts/acceptance.ts';
import type { Tx } from '../prisma/database.ts';
import type { Prisma } from '../prisma/generated/client.ts';

/** As the form of `accept-service` is handed in; forms from before the items have other rows in `items`. */
interface AcceptanceForm extends RecipientsOpinion {
  readonly items?: readonly (ItemFinding | { readonly code: string })[];
  readonly opinion?: string;
  readonly reason?: string;
}

interface Accepted {
  readonly contractId: string;
  readonly taskId: string;
  readonly result: 'accept' | 'refuse';
  /** The instalment whose period is accepted; none for the acceptance of the whole. */
  readonly paymentSeq?: number;
}

/** Keeps an approved acceptance with every item's finding, once, and answers what of it is published (DL-01, DL-02). */
export async function keepAcceptance(tx: Tx, accepted: Accepted): Promise<Prisma.InputJsonObject> {
  const { contractId, taskId, result, paymentSeq = null } = accepted;
  const task = await tx.task.findUniqueOrThrow({ where: { id: taskId } });
  const form = (task.form ?? {}) as AcceptanceForm;
  const findings = (form.items ?? []).filter((row): row is ItemFinding => 'item' in row);
  const opinion = opinionOf(form);
  if (findings.length === 0) return opinion;
  const indicators = await tx.contractIndicator.findMany({ where: { contractId }, orderBy: { seq: 'asc' } });
  if ((await tx.acceptance.count({ where: { taskId } })) === 0) {
    const { id: acceptanceId } = await tx.acceptance.create({
      data: {
        ...{ contractId, taskId, paymentSeq, result, ...opinion, acceptedBy: task.submittedBy! },
        opinion: form.opinion ?? form.reason ?? '',
      },
    });
    await tx.acceptanceAnswer.createMany({
      data: findings.map(({ item, result: found, note }) => {
        return { acceptanceId, contractId, seq: Number(item), result: found, note: note ?? null };
      }),
    });
  }
  const results = new Map(findings.map(({ item, result: found }) => [Number(item), found]));
  const items = indicators.flatMap(({ seq, service, name }) => {
    const found: ItemResult | undefined = results.get(seq);
    return found === undefined ? [] : [{ service, name, result: found }];
  });
  return { ...opinion, items };
}

/** The notes of the findings stay with the offices: only counts and the stated reason are published. */
function opinionOf({ recipientsAsked, recipientsAnswered, recipientsSatisfied, noOpinionReason }: AcceptanceForm) {
  return {
    ...(recipientsAsked === undefined
      ? {}
      : {
          recipientsAsked,
          recipientsAnswered: recipientsAnswered ?? recipientsAsked,
          recipientsSatisfied: recipientsSatisfied ?? 0,
        }),
    ...(noOpinionReason === undefined ? {} : { noOpinionReason }),
  };
}
