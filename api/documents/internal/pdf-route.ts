import type { z } from 'zod';
import type { Caller } from '../../access/caller.ts';
import type { ApiContext } from '../../context.ts';
import { notFound } from '../../problem.ts';
import { Download, type Access, type Route } from '../../route.ts';
import { fullTitle, type OfficialDocument } from '../document.ts';
import { officialPdf } from '../pdf/official-pdf.ts';
import { pdfHeaders } from '../pdf/send-pdf.ts';

interface PdfRoute<P extends z.ZodObject> {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly access: Exclude<Access, string>;
  readonly params: P;
  /** The documents in order; nothing where the caller may not see the subject or there is nothing to print yet. */
  read(
    params: z.output<P>,
    caller: Caller,
    context: ApiContext,
  ): Promise<OfficialDocument | readonly OfficialDocument[] | undefined>;
}

/** A route that answers an official document as PDF, set while it is sent. */
export function pdfRoute<P extends z.ZodObject>({ read, ...definition }: PdfRoute<P>): Route {
  const { operationId } = definition;
  return {
    ...definition,
    method: 'get',
    tag: 'documents',
    success: { status: 200, media: 'application/pdf', description: 'PDF, A4 by GB/T 9704' },
    problems: ['not-found'],
    async handle({ params, caller }, context) {
      const [first, ...more] = [(await read(params, caller, context)) ?? []].flat();
      if (first === undefined) throw notFound({ zh: '该文书', en: 'This document' });
      const { stream, missing } = officialPdf(first, ...more);
      if (missing.length > 0) context.log.warn({ operationId, missing }, 'the fonts lack characters of a document');
      return new Download(stream, pdfHeaders(fullTitle(first), missing));
    },
  };
}
