import type { Route } from '../route.ts';
import { changeDocuments } from './change-documents.ts';
import { getProcedure } from './get-procedure.ts';
import { applyForPrequalification, objectToSingleSource } from './hand-in.ts';
import { requestEnding } from './request-ending.ts';
import { requestSuspension, resumePurchase } from './suspend-purchase.ts';

export const PROCEDURE_ROUTES: readonly Route[] = [
  getProcedure,
  changeDocuments,
  requestEnding,
  requestSuspension,
  resumePurchase,
  applyForPrequalification,
  objectToSingleSource,
];
