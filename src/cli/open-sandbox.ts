import type { Sandbox, SandboxOptions } from '../sandbox/sandbox.ts';

/** Starts a sandbox; a port that cannot be had rejects with an Error that says what to do. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { startSandbox } = await import('../sandbox/start-sandbox.ts');
  try {
    return await startSandbox(options);
  } catch (error) {
    const why = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    const what = 'Choose another with --port, or leave it out for a free one.';
    throw new Error(`Port ${options.port} of this machine ${why}. ${what}`, { cause: error });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'is not for this user to open',
};
