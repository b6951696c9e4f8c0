import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Desk } from './newsroom-on-a-desk.ts';

const script = fileURLToPath(new URL('./bot-process.ts', import.meta.url));

/**
 * The bot of this desk in a process of its own that can be killed; resolves when it is signed in. Sent a moment (ms) it ticks at
 * it, and says so. With threads of its own for copy it takes half as long again to start. Who starts it kills it.
 */
export async function startBotProcess(
  { config, clock }: Pick<Desk, 'config' | 'clock'>,
  { onThreads } = { onThreads: false },
): Promise<ChildProcess> {
  const words = [JSON.stringify(config), String(clock.at)];
  const child = fork(script, onThreads ? words : [...words, 'intake-here'], { execArgv: [] });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The bot ended before it was ready'))),
  ]);
  return child;
}
