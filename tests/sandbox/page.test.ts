import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rankCommands } from '../../src/sandbox/page/rank-commands.js';
import { whereToOpen, whereToShow } from '../../src/sandbox/page/scroll.js';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { GatewaySocket } from './gateway-socket.ts';
import { callApi } from './helpers.ts';

let sandbox: Sandbox;
let origin: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: 'off' });
  origin = `http://127.0.0.1:${sandbox.port}`;
});

afterAll(() => sandbox.close());

async function act(action: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}/sandbox/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ channelId: sandbox.channel('nieuws').id, as: 'reader', ...body }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came back
  return { status: response.status, body: (await response.json()) as any };
}

/** The status of the answer to a path that is sent just as it is. */
function statusOf(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: sandbox.port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

describe('the page', () => {
  it('comes whole from this machine: every file that it names is there, and nothing else may load', async () => {
    const page = await fetch(`${origin}/`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    const html = await page.text();
    const named = [...html.matchAll(/(?:href|src)="([^"#]+)"/g)].map((match) => String(match[1]));
    const files = readdirSync(new URL('../../src/sandbox/page', import.meta.url))
      .filter((name) => !/\.(html|d\.ts)$/.test(name))
      .map((name) => `/page/${name}`);
    expect(files).toEqual(expect.arrayContaining(named));
    for (const path of files) {
      const answer = await fetch(origin + path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).not.toMatch(/https?:\/\/(?!www\.w3\.org)[a-z]/);
    }
    expect((await fetch(`${origin}/page/..%2fpage.ts`)).status).toBe(404);
  });

  it('is served the modules that it imports, of those packages alone, and nothing beside them', async () => {
    const page = await fetch(`${origin}/`);
    const html = await page.text();
    const map = /<script type="importmap">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    // The one thing that stands inline is let through by its hash.
    const hash = createHash('sha256').update(map).digest('base64');
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    const { imports } = JSON.parse(map) as { imports: Record<string, string> };
    const { version } = JSON.parse(
      readFileSync(new URL('../../node_modules/lit/package.json', import.meta.url), 'utf8'),
    );
    expect(imports).toMatchObject({
      lit: `/lib/lit@${version}/index.js`,
      'lit/decorators.js': `/lib/lit@${version}/decorators.js`,
      'lit/directives/style-map.js': '/page/style-map.js',
      '@skyra/discord-components-core/discord-message.js': expect.stringMatching(/DiscordMessage\.js$/),
      // What a browser gets, and not what Node does.
      'lit-html': expect.not.stringContaining('/node/'),
    });
    const module = await fetch(origin + imports.lit);
    expect([module.status, module.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    for (const path of [
      `/lib/lit@${version}/package.json`,
      `/lib/lit@${version}/../hono/package.json`,
      `/lib/lit@${version}/..%2f..%2fpackage.json`,
      `/lib/lit@${version}/%2e%2e/ws/index.js`,
      `/lib/lit@${version}/none.js`,
      '/lib/lit@0.0.0/index.js',
      '/lib/hono@4.13.19/dist/index.js',
      '/lib/lit/index.js',
    ]) {
      // As it stands: `fetch` would take the dots out of the path.
      expect([path, await statusOf(path)]).toEqual([path, 404]);
    }
  });

  it('shows servers, channels, people and messages, ephemeral ones with who sees them', async () => {
    sandbox.channel('sport').says('gelijk gespeeld');
    const state = (await (await fetch(`${origin}/sandbox/state`)).json()) as {
      guilds: {
        name: string;
        members: { username: string }[];
        channels: { name: string; messages: { content: string }[] }[];
      }[];
    };
    const [guild] = state.guilds;
    expect(guild?.name).toBe('Redactie');
    expect(guild?.members.map((member) => member.username)).toContain('moderator');
    expect(guild?.channels.find((channel) => channel.name === 'sport')?.messages[0]?.content).toBe(
      'gelijk gespeeld',
    );
  });

  it('hears of what happens as it happens', async () => {
    const aborter = new AbortController();
    const stream = await fetch(`${origin}/sandbox/events`, { signal: aborter.signal });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = async (word: string) => {
      for (let text = ''; ; ) {
        text += (await reader?.read())?.value ?? '';
        if (text.includes(word)) return text;
      }
    };
    await read('hello');
    sandbox.channel('nieuws').says('nu te zien');
    expect(await read('nu te zien')).toContain('"kind":"message-posted"');
    aborter.abort();
  });

  it('offers, completes and types commands, presses buttons, and fills in forms', async () => {
    await callApi(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
      {
        name: 'nieuws',
        name_localizations: { 'en-US': 'news' },
        description: 'Nieuws',
        options: [
          {
            type: 1,
            name: 'stad',
            description: 'd',
            options: [{ type: 3, name: 'stad', description: 'd', required: true, autocomplete: true }],
          },
        ],
      },
      { name: 'beheer', description: 'd', default_member_permissions: '32' },
    ]);
    const socket = new GatewaySocket(sandbox);
    await socket.identify(sandbox);
    await socket.event('GUILD_CREATE');
    const answerWith = async (body: object) => {
      const { d } = await socket.event('INTERACTION_CREATE');
      await callApi(sandbox, 'POST', `/interactions/${d.id}/${d.token}/callback`, body);
    };

    const offered = await act('commands', {});
    expect(offered.body.commands.map((one: { typed: string }) => one.typed)).toEqual(['/nieuws stad']);
    const english = await act('commands', { as: 'visitor' });
    expect(english.body.commands[0]).toMatchObject({
      label: '/news stad',
      options: [{ name: 'stad', autocomplete: true }],
    });
    const guarded = await act('commands', { as: 'moderator' });
    expect(guarded.body.commands).toHaveLength(2);

    const completing = act('autocomplete', { command: '/nieuws stad', option: 'stad', text: 'o' });
    await answerWith({ type: 8, data: { choices: [{ name: 'Oslo', value: 'oslo' }] } });
    expect((await completing).body.choices).toEqual([{ name: 'Oslo', value: 'oslo' }]);

    const typing = act('typed', { command: '/nieuws stad', options: { stad: 'oslo' } });
    const row = { type: 1, components: [{ type: 2, style: 1, label: 'Zoek', custom_id: 'zoek' }] };
    await answerWith({ type: 4, data: { content: 'Oslo', components: [row] } });
    const messageId = sandbox.channel('nieuws').messages.at(-1)?.id;
    expect((await typing).body).toEqual({ kind: 'message', messageId });

    const pressing = act('press', { messageId, customId: 'zoek' });
    const input = { type: 1, components: [{ type: 4, custom_id: 'w', label: 'W', style: 1 }] };
    await answerWith({ type: 9, data: { custom_id: 'f', title: 'Zoek', components: [input] } });
    const form = (await pressing).body;
    expect(form).toMatchObject({ kind: 'modal', modal: { title: 'Zoek' } });
    const sending = act('form', { key: form.key, values: { w: 'sneeuw' } });
    await answerWith({ type: 7, data: { content: 'Gezocht' } });
    expect((await sending).body).toEqual({ kind: 'update', messageId });

    expect(await act('typed', { command: '/weg' })).toMatchObject({
      status: 400,
      body: { code: 'unknown-command' },
    });
  });

  it('takes nothing from another site or under another name', async () => {
    const before = sandbox.channel('nieuws').messages.length;
    const body = { text: 'van elders' };
    expect((await act('says', body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await act('says', body, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await act('says', body, { origin: 'https://elders.example' })).status).toBe(403);
    expect((await act('says', body, { origin: 'null' })).status).toBe(403);
    expect(sandbox.channel('nieuws').messages).toHaveLength(before);
    for (const path of ['/', '/page/main.js', '/sandbox/state', '/avatars/1']) {
      expect(await statusOf(path, { host: 'elders.example' })).toBe(403);
    }
    expect(await statusOf('/', { host: `localhost:${sandbox.port}` })).toBe(200);
    const said = await act('says', body, { 'sec-fetch-site': 'same-origin', origin });
    expect(sandbox.channel('nieuws').messages).toHaveLength(before + 1);
    const messageId = sandbox.channel('nieuws').messages.at(-1)?.id;
    expect(said).toEqual({ status: 200, body: { kind: 'message', messageId } });
  });
});

describe('the commands below the message box', () => {
  const offer = (name: string, description: string, english = name) => ({
    label: `/${english}`,
    typed: `/${name}`,
    description,
  });
  const all = [
    offer('nieuws laatste', 'Het laatste nieuws', 'news latest'),
    offer('nieuws stad', 'Nieuws uit een plaats', 'news city'),
    offer('nieuws abonnementen', 'Wat de kanalen volgen; zie ook stad', 'news subscriptions'),
    offer('nieuws abonneer', 'Laat een kanaal iets volgen', 'news subscribe'),
    offer('nieuws abonn', 'Een naam'),
  ];
  const ranked = (typed: string) => rankCommands(all, typed).map((command) => command.typed.split(' ')[1]);

  it.each([
    ['/nieuws st', ['stad', 'laatste', 'abonnementen']],
    ['/ST', ['stad', 'laatste', 'abonnementen']],
    ['/nieuws abonn', ['abonn', 'abonnementen', 'abonneer']],
    ['/news ci', ['stad']],
    ['/kanaal', ['abonneer']],
    ['/', ['laatste', 'stad', 'abonnementen', 'abonneer', 'abonn']],
    ['/weg', []],
  ])('stand with what was begun first: %s', (typed, names) => {
    expect(ranked(typed)).toEqual(names);
  });
});

describe('the page opens and scrolls', () => {
  const digest = { top: 300, isPublic: true };
  const answer = { top: 1500, isPublic: false };

  it('at the end, but with the head of the last message that everybody sees in view', () => {
    expect(whereToOpen([digest, answer], 2500, 800)).toBe(288);
    expect(whereToOpen([digest, { top: 1900, isPublic: true }], 2500, 800)).toBe(1700);
    expect(whereToOpen([answer], 2500, 800)).toBe(1700);
    expect(whereToOpen([digest], 600, 800)).toBe(0);
    expect(whereToOpen([], 0, 800)).toBe(0);
  });

  it('to the answer to what its reader did, and not when that is in view', () => {
    expect(whereToShow({ top: 2000, height: 300 }, 0, 800)).toBe(1512);
    expect(whereToShow({ top: 2000, height: 1300 }, 0, 800)).toBe(1988);
    expect(whereToShow({ top: 300, height: 200 }, 250, 800)).toBe(250);
    expect(whereToShow({ top: 4, height: 50 }, 900, 800)).toBe(0);
  });
});
