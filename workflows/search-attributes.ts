import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Search attributes for the people who open the Temporal UI. Stored in plain text: codes and dates only. */
export const SEARCH = {
  stage: defineSearchAttributeKey('Stage', SearchAttributeType.KEYWORD),
  region: defineSearchAttributeKey('Region', SearchAttributeType.KEYWORD),
  method: defineSearchAttributeKey('Method', SearchAttributeType.KEYWORD),
  budgetYear: defineSearchAttributeKey('BudgetYear', SearchAttributeType.INT),
  providerId: defineSearchAttributeKey('ProviderId', SearchAttributeType.KEYWORD),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
};
