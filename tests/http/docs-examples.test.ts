import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSourceSettings } from '../../src/intake/sources/read-settings.ts';
import { bridge, openWireRoom, token, type WireRoom } from './wire-room.ts';

const docs = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8');
const pushing = docs.slice(docs.indexOf('\n## Push\n'));
const has = (tool: string) => spawnSync(tool, ['--version']).status === 0;

/** The code blocks of this language in the section on pushing. */
const blocks = (language: string) =>
  [...pushing.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

/** Runs a script of the docs beside the room's files, with their port in the place of the docs'. */
function run(
  script: string,
  room: WireRoom,
  input: string | Buffer = '',
): Promise<{ code: number | null; out: string }> {
  const own = script.replaceAll('http://127.0.0.1:8080', room.server.url);
  const env = { PATH: process.env.PATH, TELEX_TOKEN_FILE: join(room.home, 'anp.token') };
  const child = spawn('sh', ['-c', own], { cwd: room.home, env, stdio: ['pipe', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

const [sources = ''] = blocks('yaml');
const [curl = '', mail = ''] = blocks('sh');

test('the file of sources in the docs is one', () => {
  expect(readSourceSettings(sources)).toMatchObject({ ok: true, sources: [{ name: 'anp', kind: 'push' }] });
});

describe.skipIf(!has('curl'))('with curl (skipped where there is none)', () => {
  test('the example in the docs sends copy in, and its answer is as the docs show it', async () => {
    const room = await openWireRoom({ sources });
    room.put('brug.txt', bridge('Goes'));
    const { code, out } = await run(curl, room);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    const shown = JSON.parse(blocks('json')[0] ?? '');
    const shape = (value: { stories: object[]; copy: object[] }) =>
      [value, value.stories[0] ?? {}, value.copy[0] ?? {}].map((one) => Object.keys(one));
    expect(shape(answer)).toEqual(shape(shown));
    expect(answer.stories).toMatchObject([{ filing: 'new' }]);
    expect(await room.newsroom.archive.get(answer.stories[0].id)).toMatchObject({ section: 'Binnenland' });
  });

  test('the example fails with words when the token is wrong', async () => {
    const room = await openWireRoom({ sources });
    room.put('brug.txt', bridge('Goes'));
    const wrong = curl.replace('$(cat anp.token)', 'not-the-right-token');
    expect(wrong).not.toBe(curl);
    expect(await run(wrong, room)).toMatchObject({ code: 22, out: expect.stringContaining('wrong-token') });
  });

  const message = (...parts: string[]) =>
    [
      'From: desk@agency.example',
      'Subject: =?utf-8?q?Br=C3=BBg?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...parts.flatMap((part) => ['--b', part]),
      '--b--',
      '',
    ].join('\r\n');
  const quoted = (text: string) =>
    text.replaceAll('=', '=3D').replaceAll('\n', '\r\n').replaceAll('é', '=E9');

  describe.skipIf(!has('python3'))('and Python (skipped where there is none)', () => {
    test('the script for mail sends the text of a message, decoded', async () => {
      const room = await openWireRoom();
      const text = `Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted(bridge('Préhaven'))}`;
      expect(await run(mail, room, message(text))).toEqual({ code: 0, out: '' });
      const found = await room.newsroom.archive.find(
        { kind: 'word', text: 'brug' },
        { limit: 9 },
        room.clock.at,
      );
      expect(found.stories.map(({ headline }) => headline)).toEqual(['Nieuws uit Préhaven']);
    });

    test('the script for mail sends each file that may be copy, and the text where none may', async () => {
      const room = await openWireRoom();
      const attached = (name: string, type: string, bytes: string) =>
        `Content-Type: ${type}\r\nContent-Disposition: attachment; filename=${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}`;
      const parts = [
        'Content-Type: text/plain\r\n\r\nSee the files.',
        attached('a.txt', 'text/plain; charset=utf-8', bridge('Goes')),
        attached('b.bin', 'application/octet-stream', bridge('Veere')),
        attached('c.pdf', 'application/pdf', '%PDF-1.7'),
      ];
      expect(await run(mail, room, message(...parts))).toEqual({ code: 0, out: '' });
      const count = () => room.newsroom.db?.prepare('SELECT count(*) FROM story').pluck().get();
      expect(count()).toBe(2);
      const text = `Content-Type: text/plain; charset=utf-8\r\n\r\n${bridge('Tholen')}`;
      await run(
        mail,
        room,
        message(text, attached('logo.png', 'image/png', 'x'), attached('jan.vcf', 'text/vcard', 'x')),
      );
      expect(count()).toBe(3);
      const inner = `From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${bridge('Hulst')}`;
      await run(
        mail,
        room,
        message('Content-Type: text/plain\r\n\r\nFYI', `Content-Type: message/rfc822\r\n\r\n${inner}`),
      );
      expect(count()).toBe(4);
      expect(await room.newsroom.log.spiked()).toEqual([]);
    });

    test('the script for mail ends with 75 while copy is not kept, so that the message stays', async () => {
      const room = await openWireRoom();
      room.put('anp.token', `${token}-of-tomorrow`);
      const wrong = mail.replace('$(cat ', '$(echo not-the-right-token; true ');
      expect(wrong).not.toBe(mail);
      expect(await run(wrong, room, message('Content-Type: text/plain\r\n\r\nBrug dicht'))).toMatchObject({
        code: 75,
      });
    });
  });
});
