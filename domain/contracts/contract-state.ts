/** Where a contract stands; the database has the same list and the edges between them. */
export const CONTRACT_STATES = ['draft', 'running', 'suspended', 'closed', 'terminated'] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** Signed and not ended: its provider owes the service, also while payments are frozen. */
export const IN_FORCE = ['running', 'suspended'] as const satisfies readonly ContractState[];

export function isInForce(state: string): boolean {
  return IN_FORCE.some((one) => one === state);
}
