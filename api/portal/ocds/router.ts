import { Router, type Request, type Response } from 'express';
import type { ApiContext } from '../../context.ts';
import { recordOf } from '../../http/request-record.ts';
import { publicHeaders } from '../answer.ts';
import { canonicalJson } from '../canonical.ts';
import { nothingHere } from '../content.ts';
import { addressOf, filtersOf } from '../filters.ts';
import { limitReads } from '../limit.ts';
import type { Visit } from '../visit.ts';
import { recordPackage, releasePackage } from './packages.ts';
import { ocidOf } from './release.ts';

/** What is published, in the Open Contracting Data Standard 1.1, for everybody. */
export function ocdsRouter(
  { database, environment }: ApiContext,
  visitOf: (request: Request, response: Response) => Visit,
): Router {
  const router = Router({ strict: true });
  const publicationOf = ({ view: { origin } }: Visit) => ({ prefix: environment.ocdsPrefix, origin });
  router.use((_request, response, next) => {
    recordOf(response).route = '/ocds';
    publicHeaders(response);
    next();
  });
  router.use(limitReads());
  router.get('/release-packages', async (request, response) => {
    const visit = visitOf(request, response);
    const publication = publicationOf(visit);
    const filters = filtersOf(request.query);
    const address = (after: string | undefined) => {
      const query = new URLSearchParams({
        ...addressOf(filters),
        ...(after === undefined ? {} : { after }),
      }).toString();
      return `${publication.origin}/ocds/release-packages${query === '' ? '' : `?${query}`}`;
    };
    await visit.text('application/json', canonicalJson(await releasePackage(database, publication, address, filters)));
  });
  router.get('/records/:ocid', async (request, response) => {
    const visit = visitOf(request, response);
    const publication = publicationOf(visit);
    const { ocid } = request.params;
    const uri = `${publication.origin}/ocds/records/${encodeURIComponent(ocid)}`;
    const record = await recordPackage(database, publication, ocid, uri);
    if (record === undefined) throw nothingHere();
    await visit.text('application/json', canonicalJson(record));
  });
  router.get('/purchases/:number', (request, response) => {
    const ocid = ocidOf(publicationOf(visitOf(request, response)), request.params.number);
    response.redirect(302, `/ocds/records/${encodeURIComponent(ocid)}`);
  });
  router.use(() => {
    throw nothingHere();
  });
  return router;
}
