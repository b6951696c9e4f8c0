import { expect, test } from 'vitest';
import { attachmentLimits, createAttachmentFetch } from '../../src/discord/fetch-attachment.ts';
import { serve } from '../intake/http/servers.ts';

const bytes = Buffer.from('MARISOL (ANP) - De brug is weer open.');
const few = { bytes: 100, totalMs: 10_000 };
const codeOf = async (fetched: ReturnType<ReturnType<typeof createAttachmentFetch>>) => {
  const result = await fetched;
  return result.ok ? 'ok' : result.problem.code;
};

test('a file is fetched from the server that speaks Discord’s API, whole', async () => {
  const { origin } = await serve((_, answer) => void answer.end(bytes));
  const fetchFile = createAttachmentFetch(`${origin}/api`, few);
  const result = await fetchFile({ name: 'x', size: bytes.length, url: `${origin}/a/b.txt` });
  expect(result).toEqual({ ok: true, value: bytes });
});

test('nothing is fetched from anywhere else, whatever the address looks like', async () => {
  const { origin, port, asked } = await serve((_, answer) => void answer.end(bytes));
  const discord = createAttachmentFetch('https://discord.com/api');
  const other = createAttachmentFetch('http://127.0.0.1:1/api');
  for (const url of [
    `${origin}/x`,
    `http://localhost:${port}/x`,
    `https://cdn.discordapp.com@127.0.0.1:${port}/x`,
    `https://cdn.discordapp.com:${port}/x`,
    'http://cdn.discordapp.com/x',
    'https://cdn.discordapp.com.example/x',
    'https://user:word@cdn.discordapp.com/x',
    'https://discord.com/api/x',
    'file:///etc/hostname',
    'data:text/plain,x',
    'no address',
  ]) {
    for (const fetchFile of [discord, other]) {
      expect(await codeOf(fetchFile({ name: 'x', size: 1, url })), url).toBe('file-elsewhere');
    }
  }
  expect(asked).toEqual([]);
});

test('a redirect is not followed', async () => {
  const target = await serve((_, answer) => void answer.end(bytes));
  const { origin } = await serve(
    (_, answer) => void answer.writeHead(302, { location: target.origin }).end(),
  );
  const fetchFile = createAttachmentFetch(origin, few);
  expect(await codeOf(fetchFile({ name: 'x', size: bytes.length, url: `${origin}/x` }))).toBe('file-not-had');
  expect(target.asked).toEqual([]);
});

test('a file that says to be too large is not asked for; one that is so without saying is left', async () => {
  const { origin, asked } = await serve((_, answer) => void answer.end(Buffer.alloc(101)));
  const fetchFile = createAttachmentFetch(origin, few);
  const url = `${origin}/x`;
  expect(await codeOf(fetchFile({ name: 'x', size: 101, url }))).toBe('file-too-large');
  expect(asked).toEqual([]);
  expect(await codeOf(fetchFile({ name: 'x', size: 9, url }))).toBe('file-too-large');
  expect(attachmentLimits.bytes).toBe(2_000_000);
});

test('a file that is gone, cut short or does not come in time is not had', async () => {
  const { origin } = await serve((request, answer) => {
    if (request.url === '/gone') answer.writeHead(404).end('x');
    else if (request.url === '/short') answer.end(bytes.subarray(0, 5));
  });
  const fetchFile = createAttachmentFetch(origin, { ...few, totalMs: 300 });
  for (const path of ['gone', 'short', 'silent']) {
    const url = `${origin}/${path}`;
    expect(await codeOf(fetchFile({ name: 'x', size: bytes.length, url })), path).toBe('file-not-had');
  }
});
