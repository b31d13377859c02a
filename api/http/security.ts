import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { Problem } from '../problem.ts';

/** Response headers: no inline script or style, nothing from other hosts, no framing. Works without internet. */
export function securityHeaders(production: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Plain HTTP on a desk must keep working; production stands behind TLS.
    strictTransportSecurity: production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

const CROSS_SITE = {
  zh: '请求来自其他网站，已拒绝。请从本系统页面操作。',
  en: 'The request comes from another site. Use a page of this service.',
};

/**
 * Second line against forged requests, behind the SameSite=Strict cookie and JSON-only bodies: browsers say where a
 * request comes from and a page cannot change that. Programs send neither header and are not concerned.
 */
export function refuseCrossSite(request: Request): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') throw new Problem('cross-site', { detail: CROSS_SITE });
    return;
  }
  const { origin, host } = request.headers;
  if (origin !== undefined && hostOf(origin) !== host) throw new Problem('cross-site', { detail: CROSS_SITE });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
