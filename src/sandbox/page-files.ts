import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { openLibrary } from './page-library.ts';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const folder = new URL('./page/', import.meta.url);

/** The files of the page, each answered whole; null for what is none of them. */
export interface PageFiles {
  index(): Response;
  /** By name: `main.js`. */
  file(name: string): Response | null;
  /** By path, of the packages that the page uses: `/lib/lit@3.3.3/index.js`. */
  library(path: string): Response | null;
}

/** The page's own files beside this one, and the modules of packages that they import. */
export function openPageFiles(): PageFiles {
  const library = openLibrary();
  const names = new Set(readdirSync(folder).filter((name) => TYPES[endingOf(name)] !== undefined));
  const policy = policyWith(createHash('sha256').update(library.importMap).digest('base64'));
  const read = (name: string) => readFileSync(new URL(name, folder));
  return {
    index: () => {
      const html = read('index.html').toString().replace('{ "imports": {} }', library.importMap);
      return answer(html, 'text/html; charset=utf-8', { 'Content-Security-Policy': policy });
    },
    file: (name) => (names.has(name) ? answer(read(name), TYPES[endingOf(name)] ?? '') : null),
    library: (path) => {
      const module = library.read(path);
      if (module === null) return null;
      const kept = { 'Cache-Control': 'public, max-age=31536000, immutable' };
      return answer(module, TYPES.js ?? '', kept);
    },
  };
}

/**
 * Nothing from outside and nothing inline, but for the one import map with this hash: whatever stands in a message,
 * the page runs none of it.
 */
function policyWith(hash: string): string {
  const scripts = `script-src 'self' 'sha256-${hash}'`;
  return `default-src 'none'; ${scripts}; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`;
}

function answer(body: string | Buffer, type: string, headers: Record<string, string> = {}): Response {
  return new Response(body as string, {
    headers: {
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      ETag: `"${createHash('md5').update(body).digest('hex')}"`,
      ...headers,
    },
  });
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
