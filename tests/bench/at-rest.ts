import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** A program to start, and what it says once it is ready. */
export interface Program {
  /** The words behind `node`. */
  readonly words: readonly string[];
  readonly ready: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What a program took: to be ready from its start in ms, and at rest, with the processes that it started, in bytes. */
export interface AtRest {
  readonly startMs: number;
  /** Processor time until then, ms: what others do on the machine is not in it. */
  readonly startWork: number;
  readonly resident: number;
  /** Of that what no file on the disk stands behind. */
  readonly anonymous: number;
}

/** Starts a program, lets it rest for so many seconds once it is ready, looks what it holds (Linux), and ends it. */
export async function measureAtRest({ words, ready, env }: Program, seconds: number): Promise<AtRest> {
  const begun = performance.now();
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    let said = '';
    const isReady = new Promise<void>((resolve) => {
      child.stdout.on('data', (part: Buffer) => {
        said += part;
        if (said.includes(ready)) resolve();
      });
    });
    const early = ended.then(() => Promise.reject(new Error(`It ended before it was ready: ${said}`)));
    await Promise.race([isReady, early]);
    const startMs = performance.now() - begun;
    early.catch(() => {});
    const startWork = workOf(child.pid ?? 0);
    await pause(seconds * 1_000);
    const pids = treeOf(child.pid ?? 0);
    return { startMs, startWork, resident: sum(pids, 'VmRSS'), anonymous: sum(pids, 'RssAnon') };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** A process and all that it started, which still run. */
function treeOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const children = tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(treeOf)];
}

/** The processor time of a process, user's and system's, in ms: fields 14 and 15 of `/proc/PID/stat`, in hundredths of a second. */
function workOf(pid: number): number {
  const [, behindName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = behindName.split(' ').map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10;
}

/** The sum of a line of `/proc/PID/status` in bytes; it is written in kB. */
function sum(pids: readonly number[], line: string): number {
  return pids
    .map((pid) =>
      new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')),
    )
    .reduce((all, found) => all + Number(found?.[1] ?? 0) * 1_024, 0);
}
