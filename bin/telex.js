#!/usr/bin/env node
// Plain JavaScript on purpose: an old Node must be able to read this file and refuse in words, before it meets
// TypeScript (a stack trace) or better-sqlite3 13 (which crashes the process under Node 20).
import module from 'node:module';

const needed = 26;
const major = Number(process.versions.node.split('.')[0]);
if (major < needed) {
  console.error(
    `Telex needs Node ${needed} or newer; this is Node ${process.versions.node}.\n` +
      'Start it through npm (`npm start`, `npm run demo`, `npm run -s telex -- …`): after `npm ci` that uses the Node\n' +
      'which the project brings along. If you already did, `npm ci` ran with --ignore-scripts or --omit=dev: run it\n' +
      'again without, or install Node 26.',
  );
  process.exit(1);
}
if (process.argv[2] === 'start') beginFrugally();
// The threads that Telex starts keep to a cache that the environment names.
module.enableCompileCache();
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= cache;
await import('../src/main.ts');

/**
 * A bot mostly waits: this process becomes one whose V8 and malloc give memory back (docs/decisions/0015), which takes some
 * 20 ms. They can be told so at their start only. It stays the same process for whoever watches it. Not where somebody set
 * one of these, or where there is no such call (Windows).
 */
function beginFrugally() {
  const flags = ['--max-semi-space-size=2', '--optimize-for-size'];
  const given = `${process.execArgv.join(' ')} ${process.env.NODE_OPTIONS ?? ''}`;
  if (typeof process.execve !== 'function' || process.send !== undefined) return;
  if (/--max[-_]semi[-_]space[-_]size|--optimize[-_]for[-_]size/.test(given)) return;
  const words = [process.execPath, ...flags, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, words, { MALLOC_ARENA_MAX: '1', ...process.env });
}
