import { z } from 'zod';

/** Who was served with what, as lists of records show it. */
export const servedSchema = {
  recipient: z.object({
    id: z.uuid(),
    number: z.string().meta({ description: 'Register number' }),
    name: z.string().meta({ description: 'Masked: 示*' }),
    township: z.string(),
  }),
  service: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
};

export interface ServedRow {
  readonly recipientId: string;
  readonly recipientNumber: string;
  readonly familyName: string;
  readonly township: string;
  readonly serviceCode: string;
  readonly serviceZh: string | null;
  readonly serviceEn: string | null;
}

export function servedOf(row: ServedRow) {
  const { recipientId: id, recipientNumber: number, familyName, township, serviceCode: code } = row;
  return {
    recipient: { id, number, name: `${familyName}*`, township },
    service: { code, zh: row.serviceZh ?? code, en: row.serviceEn ?? code },
  };
}

/** Joins a service as `item`, in the edition of the directory that the contract's purchase was planned under. */
export function joinServiceName(contractId: string, code: string): string {
  return `LEFT JOIN LATERAL catalogue_item_for(
    (SELECT purchase_id FROM contract WHERE id = ${contractId}), NULL, ${code}) item ON true`;
}
