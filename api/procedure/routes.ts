import type { Route } from '../route.ts';
import { changeDocuments } from './change-documents.ts';
import { getProcedure } from './get-procedure.ts';
import { applyForPrequalification, objectToSingleSource } from './hand-in.ts';
import { requestEnding } from './request-ending.ts';

export const PROCEDURE_ROUTES: readonly Route[] = [
  getProcedure,
  changeDocuments,
  requestEnding,
  applyForPrequalification,
  objectToSingleSource,
];
