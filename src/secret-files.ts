import { readFileSync } from 'node:fs';

/** The settings that are secrets: each may be named by a file that holds it, `<name>_FILE`, as containers and systemd hand them over. */
const secretSettings = ['DISCORD_TOKEN', 'DATABASE_URL'] as const;

/** A file that should hold a secret cannot be used; the message says so in words. */
export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';
}

/**
 * Reads each secret that `env` names a file for (`DISCORD_TOKEN_FILE`, …) into `env` itself: the text of the file, UTF-8, without
 * the line end after it. Throws a `SecretFileError` for a file that cannot be read or holds nothing, and for a secret that
 * is given both ways: which of them was meant nobody can tell.
 */
export function readSecretFiles(env: Record<string, string | undefined>): void {
  for (const name of secretSettings) {
    const path = env[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (env[name]?.trim()) {
      throw new SecretFileError(
        `${name} and ${name}_FILE are both set. Take one of them away: which one is meant cannot be told.`,
      );
    }
    env[name] = readSecret(name, path);
  }
}

function readSecret(name: string, path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      { ENOENT: 'is not there', EACCES: 'may not be read by this user', EISDIR: 'is a folder' }[code ?? ''] ??
      `cannot be read: ${message}`;
    throw new SecretFileError(`${name}_FILE names ${path}, which ${why}.`, { cause: error });
  }
  if (text === '') throw new SecretFileError(`${name}_FILE names ${path}, which is empty.`);
  return text;
}
