import { mkdirSync, writeFileSync } from 'node:fs';
import openapiTypes, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../api/openapi.ts';
import { ROUTES } from '../api/routes.ts';

// The console knows the api by these types alone. Run by dev/console.mjs whenever routes or schemas change.
const FOLDER = new URL('../web/generated/', import.meta.url);

const tree = await openapiTypes(JSON.parse(JSON.stringify(openApiDocument(ROUTES))), { alphabetize: true });
mkdirSync(FOLDER, { recursive: true });
writeFileSync(new URL('api.ts', FOLDER), astToString(tree));
