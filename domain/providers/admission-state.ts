/** How one application for admission stands. */
export const ADMISSION_STATES = ['reviewing', 'admitted', 'returned', 'refused'] as const;
export type AdmissionState = (typeof ADMISSION_STATES)[number];
export type AdmissionEnd = Exclude<AdmissionState, 'reviewing'>;

/** How an organisation stands in the bank of providers (社会力量库). */
export const BANK_STATES = ['none', 'admitted', 'suspended'] as const;
export type BankState = (typeof BANK_STATES)[number];
