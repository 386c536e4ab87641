import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

const SPECIFIER = /\b(?:from|import|(?:import|require)\s*\()\s*(['"])([^'"\s]+)\1/g;

/**
 * What a source file imports, in every form: static, type-only, dynamic, re-export, `require`.
 * Relative specifiers come back as paths from the project folder, packages by the name they are imported by.
 */
export function parseImports(file: string, source: string): string[] {
  return [...source.matchAll(SPECIFIER)].map(([, , specifier = '']) => {
    const [path = ''] = specifier.split('?');
    return path.startsWith('.') ? posix.join(posix.dirname(file), path) : path;
  });
}

/** `entry` is a folder or package (also allows what lies in it), a scheme (`node:`) or a prefix (`@mantine/*`). */
export function isAllowed(target: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    if (entry.endsWith('*')) return target.startsWith(entry.slice(0, -1));
    if (entry.endsWith(':')) return target.startsWith(entry);
    return target === entry || (!entry.startsWith('node:') && target.startsWith(`${entry}/`));
  });
}

export interface SourceFile {
  /** From the project folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below a folder; none where the folder does not exist. */
export function readSources(folder: string): SourceFile[] {
  return listFiles(folder)
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

export function listFolders(folder: string): string[] {
  return listEntries(folder)
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}

function listFiles(folder: string): string[] {
  return listEntries(folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function listEntries(folder: string) {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
