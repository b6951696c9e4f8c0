import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The file with settings is there and cannot be read; the message says so in words. */
export class EnvFileError extends Error {
  override readonly name = 'EnvFileError';
}

/**
 * Adds what stands in the file at `path` to this process's environment; variables that are set already win.
 * A file that is not there is no problem. UTF-8, or UTF-16 as some editors on Windows write it.
 * Throws an `EnvFileError` when it is there and cannot be read.
 */
export function loadEnvFile(path: string): void {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return;
    const why =
      code === 'EISDIR'
        ? 'is a folder'
        : code === 'EACCES'
          ? 'may not be read by this user'
          : `cannot be read: ${(error as Error).message}`;
    throw new EnvFileError(
      `${path} ${why}. It is for the settings of Telex, a line NAME=value each (\`cp .env.example .env\`). Mend it or take it away: settings can also be set in the environment.`,
      { cause: error },
    );
  }
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
}
