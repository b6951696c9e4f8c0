import { resolve } from 'node:path';
import type { SourceSettings } from './settings.ts';

/**
 * What a source is, see `SourceRecord.identity`: its kind and its place, of a folder by its whole path. `home`: the folder that
 * relative paths are in.
 */
export function identify(settings: SourceSettings, home: string): string {
  switch (settings.kind) {
    case 'folder':
      return `folder ${resolve(home, settings.path)}`;
    case 'page':
    case 'feed':
      return `${settings.kind} ${settings.url}`;
    case 'push':
      return identifySender(settings.name);
  }
}

/** The same for who sends copy in: it has no place, and is its name. */
export function identifySender(name: string): string {
  return `push ${name}`;
}
