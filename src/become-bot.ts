import module from 'node:module';
import type { Config } from './config.ts';
import { loadEnvFile } from './env-file.ts';
import { readSecretFiles } from './secret-files.ts';

/** Has this process become the bot with these settings, or returns: then the bot is to be run as it is. */
export type BecomeBot = (config: Config) => void;

/** The variable in which the settings are handed over; bin/telex.js goes by it. */
const handed = 'TELEX_HANDED_SETTINGS';

/**
 * Has this process become one that is the bot and nothing else (docs/decisions/0015): what reads settings and words is not in it, and
 * its V8 and malloc give memory back, which they can be told at their start only. It stays the same process for whoever
 * watches it. `env`: the environment as it was before `.env` and files with secrets were read; they are read again, so that no secret stands where none stood.
 * Returns where there is no such call (Windows) and where a parent speaks with this process.
 */
export function becomeBot(config: Config, env: NodeJS.ProcessEnv): void {
  if (typeof process.execve !== 'function' || process.send !== undefined) return;
  const { discordToken: _, databaseUrl: __, ...plain } = config;
  const words = [process.execPath, ...frugal(), ...process.execArgv, ...process.argv.slice(1)];
  // What was compiled is kept when a process ends, and this one does not.
  module.flushCompileCache();
  process.execve(process.execPath, words, { MALLOC_ARENA_MAX: '1', ...env, [handed]: JSON.stringify(plain) });
}

/** V8's flags for a bot, which mostly waits (`gc`: see `runBot`); none where somebody set such. */
function frugal(): readonly string[] {
  const given = `${process.execArgv.join(' ')} ${process.env.NODE_OPTIONS ?? ''}`;
  const isSet = /--max[-_]semi[-_]space[-_]size|--optimize[-_]for[-_]size/.test(given);
  return isSet ? [] : ['--max-semi-space-size=2', '--expose-gc'];
}

/** The settings that this process was handed as it became the bot. */
export function takeHandedSettings(): Config {
  const plain = JSON.parse(process.env[handed] ?? '{}');
  delete process.env[handed];
  loadEnvFile('.env');
  readSecretFiles(process.env);
  const { DISCORD_TOKEN = '', DATABASE_URL = '' } = process.env;
  return { ...plain, discordToken: DISCORD_TOKEN.trim(), databaseUrl: DATABASE_URL.trim() || null };
}
