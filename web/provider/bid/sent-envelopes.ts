/**
 * Envelopes that this page has sent, until it is left: their sender may keep a copy beside the receipt. They are sealed,
 * so that neither memory nor file tells what they hold.
 */
const sent = new Map<string, Uint8Array>();

export function rememberEnvelope(bidId: string, bytes: Uint8Array): void {
  sent.set(bidId, bytes);
}

export function sentEnvelope(bidId: string): Uint8Array | undefined {
  return sent.get(bidId);
}
