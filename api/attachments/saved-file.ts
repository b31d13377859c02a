interface SavedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Saved, never shown: a file from outside must not act as a page of this service. */
export function savedFileHeaders({ name, mediaType, size, sha256 }: SavedFile): Record<string, string> {
  const safe = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'Content-Type': mediaType,
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename*=UTF-8''${safe}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}
