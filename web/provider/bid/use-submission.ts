import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answerOf, api, Unreachable } from '../../connection/client.ts';
import type { components } from '../../generated/api.ts';
import { proposalOf, type CompleteBid } from './bid-draft.ts';
import type { SealedBid } from './seal.ts';

export type BidReceipt = components['schemas']['BidReceipt'];
export type BiddingTerms = components['schemas']['BiddingTerms'];

/** The service answered with another hash than that of the bytes that were sent: they changed on the way. */
export class ChangedOnTheWay extends Error {
  override readonly name = 'ChangedOnTheWay';
}

export interface Submission {
  readonly bid: CompleteBid;
  readonly files: readonly File[];
}

export interface Submitted {
  readonly receipt: BidReceipt;
  readonly sealed: SealedBid;
}

interface Place {
  readonly purchaseId: string;
  readonly lotId: string;
  readonly terms: BiddingTerms | undefined;
}

/**
 * Seals and sends. After a lost answer the same bid is sent again as the same envelope under the same key: if the first one
 * arrived, even in the last second, its receipt is given again.
 */
export function useSubmission({ purchaseId, lotId, terms }: Place) {
  const client = useQueryClient();
  const [step, setStep] = useState<'sealing' | 'sending'>('sealing');
  const inDoubt = useRef<{ readonly text: string; readonly sealed: SealedBid }>(undefined);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ bid, files }: Submission): Promise<Submitted> => {
      setStep('sealing');
      const text = JSON.stringify([bid, files.map(({ name, size, lastModified }) => [name, size, lastModified])]);
      const sealed =
        inDoubt.current?.text === text ? inDoubt.current.sealed : await sealBid({ bid, files }, lotId, terms);
      inDoubt.current = { text, sealed };
      setStep('sending');
      const receipt = await send(purchaseId, lotId, sealed, files.length > 0).catch((refusal: unknown) => {
        if (!(refusal instanceof Unreachable)) inDoubt.current = undefined;
        throw refusal;
      });
      inDoubt.current = undefined;
      if (receipt.envelopeHash !== sealed.hash) throw new ChangedOnTheWay();
      return { receipt, sealed };
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['purchase', purchaseId, 'own-bids'] }),
        client.invalidateQueries({ queryKey: ['own-bids'] }),
      ]),
  });
  return { submit: mutate, step, isPending, error, reset };
}

async function sealBid({ bid, files }: Submission, lotId: string, terms: BiddingTerms | undefined): Promise<SealedBid> {
  if (terms?.sealRecipient == null) throw new Error('no recipient to seal to');
  const { base64Of, seal } = await import('./seal.ts');
  const content = {
    ...{ lotId, providerId: terms.providerId, priceFen: bid.priceFen, proposal: proposalOf(bid) },
    ...(bid.enterpriseSize && { enterpriseSize: bid.enterpriseSize }),
  };
  const inside = await Promise.all(
    files.map(async (file) => ({ name: file.name, content: base64Of(new Uint8Array(await file.arrayBuffer())) })),
  );
  return seal(terms.sealRecipient, { ...content, files: inside });
}

/** An envelope with files is megabytes, and goes as bytes. */
async function send(
  purchaseId: string,
  lotId: string,
  { bytes, key }: SealedBid,
  withFiles: boolean,
): Promise<BidReceipt> {
  if (withFiles) {
    const params = { path: { purchaseId, lotId }, header: { 'Idempotency-Key': key } };
    return answerOf(
      api.POST('/api/v1/purchases/{purchaseId}/lots/{lotId}/envelope', {
        params,
        headers: { 'Content-Type': 'application/octet-stream' },
        body: '',
        bodySerializer: () => bytes,
      }),
    );
  }
  const { base64Of } = await import('./seal.ts');
  return answerOf(
    api.POST('/api/v1/purchases/{purchaseId}/bids/sealed', {
      params: { path: { purchaseId }, header: { 'Idempotency-Key': key } },
      body: { lotId, envelope: base64Of(bytes) },
    }),
  );
}
