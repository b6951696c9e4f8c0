import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isGone } from '../copy-file.ts';
import type { PushSettings, SourceSettings } from './settings.ts';

/** Where tokens are looked for. */
export interface TokenPlaces {
  /** The folder that paths of files are relative to: that of the file of sources. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Sources that may send copy in, and why others may not. */
export interface PushTokens {
  readonly senders: readonly { readonly settings: PushSettings; readonly hash: Uint8Array }[];
  /** Sentences, one for each source whose token cannot be used: it lets nobody in. No token stands in them. */
  readonly problems: readonly string[];
}

/** A token of fewer characters could be guessed. */
const shortest = 16;
/** A file with more bytes holds something else. */
const largestFile = 4_096;

/** The tokens of the sources that send their copy themselves and are not off, as they are now. */
export function readPushTokens(sources: readonly SourceSettings[], places: TokenPlaces): PushTokens {
  const problems: string[] = [];
  const found = new Map<string, { readonly settings: PushSettings; readonly hash: Uint8Array }[]>();
  for (const settings of sources) {
    if (settings.kind !== 'push' || !settings.enabled) continue;
    const read = readToken(settings, places);
    if (typeof read === 'string') problems.push(`${settings.name} lets nobody in: ${read}.`);
    else {
      const key = Buffer.from(read.hash).toString('hex');
      found.set(key, [...(found.get(key) ?? []), { settings, hash: read.hash }]);
    }
  }
  for (const twins of found.values()) {
    if (twins.length === 1) continue;
    const names = twins.map(({ settings }) => settings.name).join(' and ');
    problems.push(`${names} let nobody in: they have the same token, and nobody could tell who sends.`);
  }
  const senders = [...found.values()].filter((same) => same.length === 1).flat();
  return { senders, problems };
}

/** What is wrong with a token, the end of a sentence, or its SHA-256. */
function readToken(
  { tokenEnv, tokenFile }: PushSettings,
  { home, env }: TokenPlaces,
): string | { readonly hash: Uint8Array } {
  const where = tokenEnv === undefined ? resolve(home, tokenFile ?? '') : `the variable ${tokenEnv}`;
  const text = tokenEnv === undefined ? readTokenFile(where) : env[tokenEnv];
  if (text === undefined) return `${where} is not ${tokenEnv === undefined ? 'there' : 'set'}`;
  if (typeof text !== 'string') return `${where} ${text.trouble}`;
  const token = text.replace(/\r?\n$/, '');
  if (token === '') return `${where} is empty`;
  if (token.length < shortest) return `the token in ${where} is shorter than ${shortest} characters`;
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return `the token in ${where} holds a blank, a line end or a character outside ASCII, which no header can carry`;
  }
  return { hash: createHash('sha256').update(token).digest() };
}

function readTokenFile(path: string): string | undefined | { readonly trouble: string } {
  try {
    const seen = statSync(path);
    if (!seen.isFile()) return { trouble: 'is no file' };
    if (seen.size > largestFile) return { trouble: `is larger than ${largestFile} bytes, and no token` };
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isGone(error)) return undefined;
    return { trouble: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}
