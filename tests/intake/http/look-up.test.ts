import { describe, expect, test } from 'vitest';
import { createLookUp, type LookedUp } from '../../../src/intake/http/look-up.ts';
import { serveNames } from './name-server.ts';
import { allow, codeOf, fetchLocal, makeDeps, serve, textOf } from './servers.ts';

const four = (address: string): LookedUp => ({ address, family: 4 });
const six = (address: string): LookedUp => ({ address, family: 6 });

/** A look-up that gives these answers in their order, the last for ever; `asked` are the names. */
function answer(...answers: readonly (readonly LookedUp[])[]) {
  const asked: string[] = [];
  const lookUp = async (host: string) => {
    asked.push(host);
    return answers[Math.min(asked.length, answers.length) - 1] ?? [];
  };
  return { lookUp, asked };
}

describe('a name', () => {
  test('is looked up once, and what was judged is what is connected to', async () => {
    const server = await serve((_, response) => response.end('copy'));
    // 127.0.0.1 is allowed and stands for a public server; the name leads elsewhere the moment it was judged.
    const { lookUp, asked } = answer([four('127.0.0.1')], [four('127.0.0.2')]);
    const deps = makeDeps({ lookUp });
    expect(textOf(await fetchLocal(`http://wire.example:${server.port}/`, deps))).toBe('copy');
    expect(asked).toEqual(['wire.example']);
    expect(server.asked[0]?.headers.host).toBe(`wire.example:${server.port}`);
    expect(codeOf(await fetchLocal(`http://wire.example:${server.port}/`, deps))).toBe('private-address');
    expect(server.asked).toHaveLength(1);
  });

  test.each([
    ['a private address', [four('10.0.0.1')]],
    ['this machine', [four('127.0.0.1')]],
    ['this machine over IPv6', [six('::1')]],
    ['this machine as IPv4 within IPv6', [six('::ffff:127.0.0.1')]],
    ["a cloud's secrets", [four('169.254.169.254')]],
    ['a public address and a private one', [four('93.184.216.34'), four('127.0.0.1')]],
    ['a public address and a local one over IPv6', [four('93.184.216.34'), six('fe80::1')]],
  ])('that leads to %s is not connected to', async (_, found) => {
    const server = await serve((_, response) => response.end('secret'));
    const deps = makeDeps({ lookUp: answer(found).lookUp });
    const outcome = await fetchLocal(`http://wire.example:${server.port}/`, deps, { allowPrivate: allow() });
    expect(codeOf(outcome)).toBe('private-address');
    expect(server.asked).toEqual([]);
    expect(outcome).toMatchObject({
      problem: { message: expect.stringContaining('wire.example leads to ') },
    });
  });

  test('that the operator allows may lead to this machine, and is looked up as the machine does it', async () => {
    const server = await serve((_, response) => response.end('copy'));
    const local: boolean[] = [];
    const lookUp = async (_: string, isLocal: boolean) => {
      local.push(isLocal);
      return [four('127.0.0.1')];
    };
    const deps = makeDeps({ lookUp });
    const url = `http://wire.lan:${server.port}/`;
    expect(textOf(await fetchLocal(url, deps, { allowPrivate: allow('wire.lan') }))).toBe('copy');
    expect(codeOf(await fetchLocal(url, deps, { allowPrivate: allow('other.lan') }))).toBe('private-address');
    expect(local).toEqual([true, false]);
  });

  test('that is not known, and one whose name servers fail, are told apart', async () => {
    expect(codeOf(await fetchLocal('http://wire.example/'))).toBe('name-unknown');
    expect(codeOf(await fetchLocal('http://wire.example/', makeDeps({ lookUp: answer([]).lookUp })))).toBe(
      'name-unknown',
    );
    for (const code of ['ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED', 'EAI_AGAIN']) {
      const lookUp = async () => Promise.reject(Object.assign(new Error(code), { code }));
      const outcome = await fetchLocal('http://wire.example/', makeDeps({ lookUp }));
      expect(outcome).toMatchObject({
        problem: { code: 'look-up-failed' },
        lasts: 'passing',
        retryable: true,
      });
    }
  });

  test('whose look-up never ends takes no more than the time there is', async () => {
    const lookUp = () => new Promise<never>(() => {});
    const outcome = await fetchLocal(
      'http://wire.example/',
      makeDeps({ lookUp, limit: { totalMs: 60, connectMs: 60 } }),
    );
    expect(outcome).toMatchObject({
      problem: { code: 'too-slow', message: expect.stringContaining('wire.example') },
    });
  });
});

describe('the look-up itself', () => {
  test('asks name servers for the addresses of both kinds', async () => {
    const server = await serveNames({
      'both.example': ['93.184.216.34', '93.184.216.35', '2606:4700:0:0:0:0:0:1111'],
      'six.example': ['2606:4700:0:0:0:0:0:1111'],
      'bare.example': [],
      'broken.example': 'SERVFAIL',
    });
    const lookUp = createLookUp([server]);
    expect(await lookUp('both.example', false)).toEqual([
      four('93.184.216.34'),
      four('93.184.216.35'),
      six('2606:4700::1111'),
    ]);
    expect(await lookUp('six.example', false)).toEqual([six('2606:4700::1111')]);
    await expect(lookUp('none.example', false)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    await expect(lookUp('bare.example', false)).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(lookUp('broken.example', false)).rejects.toMatchObject({ code: 'ESERVFAIL' });
  });

  test('of an allowed name asks the machine, which knows itself without a name server', async () => {
    const found = await createLookUp([])('localhost', true);
    expect(found.map(({ address }) => address)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:127\.0\.0\.1|::1)$/)]),
    );
  });

  test('guards what real name servers answer', async () => {
    const server = await serve((_, response) => response.end('secret'));
    const lookUp = createLookUp([await serveNames({ 'wire.example': ['127.0.0.1'] })]);
    const outcome = await fetchLocal(`http://wire.example:${server.port}/`, makeDeps({ lookUp }), {
      allowPrivate: allow(),
    });
    expect(codeOf(outcome)).toBe('private-address');
    expect(server.asked).toEqual([]);
  });
});
