import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { selfSigned } from './self-signed.ts';
import { fetchLocal, listen, serve, textOf } from './servers.ts';

async function serveTls(answer: RequestListener): Promise<string> {
  const { port } = await listen(createServer(selfSigned, answer));
  return `https://127.0.0.1:${port}/`;
}

/** Has this process trust the test's certificate for as long as the test. */
function trustSelfSigned(): void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, selfSigned.cert]);
  onTestFinished(() => setDefaultCACertificates(before));
}

describe('over TLS', () => {
  test('a server is read whose certificate an authority of this machine signed', async () => {
    trustSelfSigned();
    expect(textOf(await fetchLocal(await serveTls((_, response) => response.end('copy'))))).toBe('copy');
  });

  test('a server without such a certificate is not, whatever the environment says', async () => {
    const url = await serveTls((_, response) => response.end('copy'));
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    onTestFinished(() => {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    });
    const outcome = await fetchLocal(url);
    expect(outcome).toMatchObject({ problem: { code: 'bad-certificate' }, lasts: 'lasting', status: null });
  });

  test('a server that speaks none is told apart', async () => {
    const { origin } = await serve((_, response) => response.end('copy'));
    const outcome = await fetchLocal(origin.replace('http:', 'https:'));
    expect(outcome).toMatchObject({ problem: { code: 'no-tls' }, lasts: 'lasting' });
  });

  test('no redirect leads back to plain http', async () => {
    trustSelfSigned();
    const plain = await serve((_, response) => response.end('forged'));
    const url = await serveTls((_, response) => response.writeHead(301, { location: plain.origin }).end());
    expect(await fetchLocal(url)).toMatchObject({ problem: { code: 'downgraded' }, lasts: 'lasting' });
    expect(plain.asked).toEqual([]);
  });
});
