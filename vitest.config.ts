import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Two cores is what the smallest supported machine has; more workers only fight over them.
    maxWorkers: 2,
    // A new process and the same imports for each file would take as long as the tests themselves. So files share a worker
    // and the modules in it: a module of tests keeps nothing that another file would trip over, and registers no hook.
    isolate: false,
    // `tests/cli` runs commands in a folder of their own (`process.chdir`), which threads cannot.
    pool: 'forks',
    globalSetup: ['tests/archive/postgres-for-all.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
