import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from './home.ts';

/** The path of a program that PATH knows. */
export function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Where the cache keeps a version of a tool: `<cache>/<tool>/<version>/`. */
export function cached(tool: string, version: string): string {
  return join(cacheFolder(), tool, version);
}

/**
 * Fills a folder of the cache. The work is done beside it and the folder renamed, so that one that was cut short is
 * never used; of two processes at once, the second finds the first one's.
 *
 * @param fill writes into the folder it is given
 */
export async function fillCache(folder: string, fill: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${folder}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await fill(partial);
    mkdirSync(dirname(folder), { recursive: true });
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
