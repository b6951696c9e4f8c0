import { defineConfig } from 'vitest/config';
import { compileCache } from './tests/compile-cache.ts';
import { SlowFirst } from './tests/slow-first.ts';

// For the workers, and so for the threads and processes that they start.
process.env.NODE_COMPILE_CACHE = compileCache;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A new process and the same imports for each file would take as long as the tests themselves. So files share a worker
    // and the modules in it: a module of tests keeps nothing that another file would trip over, and registers no hook.
    isolate: false,
    // Node reads TypeScript by itself, and keeps what it compiled; Vite would transform each module anew, and have each call of
    // what another module exports look it up. So there is no `vi.mock`: what a test replaces is handed in.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: SlowFirst },
    // One more than the smallest machine has cores: many files wait for a process, the disk or a connection.
    maxWorkers: 3,
    // `tests/cli` runs commands in a folder of their own (`process.chdir`), which threads cannot.
    pool: 'forks',
    globalSetup: [
      'tests/run-folder.ts',
      'tests/archive/postgres-for-all.ts',
      'tests/browser/browser-for-all.ts',
    ],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
