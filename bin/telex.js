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
// The threads that Telex starts keep to a cache that the environment names.
module.enableCompileCache();
const cache = module.getCompileCacheDir();
if (cache !== undefined) process.env.NODE_COMPILE_CACHE ??= cache;
// `start` reads the settings, and becomes the bot that goes by them (src/become-bot.ts).
await import(process.env.TELEX_HANDED_SETTINGS === undefined ? '../src/main.ts' : '../src/bot.ts');
