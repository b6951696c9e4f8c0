import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder, type Run, telex, telexProcess } from './telex.ts';

const launcher = fileURLToPath(new URL('../../bin/telex.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'telex-launch-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A Node on this machine that is too old, if there is one. */
const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .map((place) => join(place, 'node'))
  .find((node) => {
    if (!existsSync(node)) return false;
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    return Number(/^v(\d+)/.exec(stdout)?.[1] ?? 99) < 26;
  });

describe('an old Node', () => {
  const expectRefusal = ({ stdout, stderr, status }: ReturnType<typeof runOld>) => {
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toMatch(/^Telex needs Node 26 or newer; this is Node \d+\./);
    expect(stderr).toContain('npm ci');
    expect(stderr).not.toMatch(/^\s+at /m);
  };
  const runOld = (node: string, ...words: string[]) =>
    spawnSync(node, [...words, launcher, 'start'], { encoding: 'utf8', cwd: folder });

  test('is refused in words, before it meets what it cannot read', () => {
    const older = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })`;
    expectRefusal(runOld(process.execPath, '--import', `data:text/javascript,${encodeURIComponent(older)}`));
  });

  test.skipIf(oldNode === undefined)('that is on this machine is refused in words', () => {
    expectRefusal(runOld(oldNode ?? ''));
  });
});

test('a reader that closes the pipe ends the work in silence, and it is no failure', async () => {
  const page = join(folder, 'page.txt');
  const brief =
    'OSLO (ANP) - Het weerschip Polarlys keert na dertig jaar terug naar zijn eerste haven.\n2 uur geleden\n';
  writeFileSync(
    page,
    `Weerschip keert terug\nOSLO (ANP) - Het weerschip is terug.\nMeer uit Buitenland\n${brief.repeat(3_000)}`,
  );
  const child = spawn(process.execPath, [launcher, 'parse', page], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code] = await once(child, 'close');
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

describe('the file .env', () => {
  const inFolder = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path);
    return path;
  };

  test('names the database of every command, below the environment, below --database', async () => {
    const cwd = inFolder('dotenv');
    writeFileSync(join(cwd, '.env'), 'DATABASE_PATH=from-file.sqlite\n');
    writeFileSync(
      join(cwd, 'page.txt'),
      'Haven krijgt school\nOSLO (ANP) - De haven krijgt een drijvende school.\n',
    );
    const files = () =>
      ['from-file', 'from-environment', 'from-option'].map((name) => existsSync(join(cwd, `${name}.sqlite`)));
    await telex(['import', 'page.txt'], { cwd });
    expect(files()).toEqual([true, false, false]);
    expect((await telex(['search', 'school'], { cwd })).out).toContain('drijvende school');
    const env = { DATABASE_PATH: 'from-environment.sqlite' };
    await telex(['import', 'page.txt'], { cwd, env });
    expect(files()).toEqual([true, true, false]);
    await telex(['import', 'page.txt', '--database', 'from-option.sqlite'], { cwd, env });
    expect(files()).toEqual([true, true, true]);
  });

  test('that is a folder is told in words by what works with settings, and hinders nothing else', async () => {
    const cwd = inFolder('folder');
    mkdirSync(join(cwd, '.env'));
    for (const words of [['start'], ['search', 'x'], ['import', '-'], ['digest'], ['spike']]) {
      const { out, err, code } = await telex(words, { cwd });
      expect({ words, out, code }).toEqual({ words, out: '', code: 1 });
      expect(err).toMatch(/^telex: \.env is a folder\. .*\n$/);
    }
    expect(await telex(['search', '--help'], { cwd })).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/vorige week[\s\S]*docs\/search\.md/),
    });
    const parsed = await telex(['parse', '-'], {
      cwd,
      input: 'Haven krijgt school\nOSLO (ANP) - De haven.\n',
    });
    expect(parsed).toMatchObject({ code: 0, err: '' });
  });
});

describe.skipIf(typeof process.execve !== 'function')('a bot', () => {
  const dump = `data:text/javascript,${encodeURIComponent(
    'if (process.execArgv.some((word) => word.startsWith("--max-semi"))) ' +
      '{ console.log(JSON.stringify([process.pid, process.execArgv, process.argv.slice(2), process.env])); process.exit(0); }',
  )}`;
  const start = (env: NodeJS.ProcessEnv, cwd = folder, ...flags: string[]) =>
    spawnSync(process.execPath, [...flags, '--import', dump, launcher, 'start'], {
      encoding: 'utf8',
      cwd,
      env: { ...process.env, DISCORD_API_URL: 'http://127.0.0.1:1/api', DISCORD_TOKEN: 'anything', ...env },
    });

  test('begins with V8 and malloc set to give memory back, in the process that was started', () => {
    const { pid, stdout } = start({ MALLOC_ARENA_MAX: undefined });
    const [own, flags, words, { MALLOC_ARENA_MAX: arenas }] = JSON.parse(stdout);
    expect({ own, words, arenas }).toEqual({ own: pid, words: ['start'], arenas: '1' });
    expect(flags).toEqual(['--max-semi-space-size=2', '--expose-gc', '--import', dump]);
  });

  test('is handed the settings that were read, and no secret in its environment that was not there', () => {
    const cwd = makeFolder({ token: 'a-secret\n', '.env': 'WIRE_DIR=copy\nDATABASE_URL=\n' });
    const { stdout } = start({ DISCORD_TOKEN: undefined, DISCORD_TOKEN_FILE: 'token' }, cwd);
    const [, , , env] = JSON.parse(stdout);
    expect(JSON.parse(env.TELEX_HANDED_SETTINGS)).toMatchObject({ wireDir: 'copy', logLevel: 'info' });
    expect(JSON.stringify(env)).not.toContain('a-secret');
    expect(env.WIRE_DIR).toBeUndefined();
  });

  test('that has wrong settings is told so before anything else begins', () => {
    const { stdout, stderr, status } = start({ DISCORD_TOKEN: '' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('DISCORD_TOKEN');
  });

  test('keeps to what somebody set', () => {
    const arenas = start({ MALLOC_ARENA_MAX: '4' });
    expect(JSON.parse(arenas.stdout)[3].MALLOC_ARENA_MAX).toBe('4');
    const flags = start({}, folder, '--max-semi-space-size=32');
    expect(JSON.parse(flags.stdout)[1]).toEqual(['--max-semi-space-size=32', '--import', dump]);
  });
});

describe('a process', () => {
  test('ends by itself, with the exit code, whatever it did', async () => {
    const page = 'Haven krijgt school\nOSLO (ANP) - De haven krijgt een drijvende school.\n';
    const cwd = makeFolder({ 'page.txt': page, 'bad.pdf': '%PDF-1.7\n\0\0' });
    const ends = async (words: string[], code: number, said: Partial<Run>) =>
      expect({ words, ...(await telexProcess(words, { cwd, input: page })) }).toMatchObject({
        words,
        code,
        ...said,
      });
    await ends(['parse', '-'], 0, { out: expect.stringContaining('Haven krijgt school'), err: '' });
    await ends(['import', 'page.txt', 'bad.pdf'], 1, {
      out: expect.stringContaining('1 new'),
      err: expect.stringContaining('bad.pdf'),
    });
    await ends(['search', 'school'], 0, { out: expect.stringContaining('drijvende school'), err: '' });
    await ends(['digest', '--json'], 0, { out: expect.stringContaining('drijvende school'), err: '' });
    await ends(['spike', 'list'], 0, { out: expect.stringContaining('bad.pdf'), err: '' });
    await ends(['backup'], 0, { out: expect.stringContaining(' MB'), err: '' });
    await ends(['archive', 'check'], 0, { out: expect.stringContaining('whole'), err: '' });
    await ends(['search', '--limit', '0'], 2, { out: '', err: expect.stringMatching(/^telex: /) });
  });
});
