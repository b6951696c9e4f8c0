import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { callApi } from '../sandbox/helpers.ts';
import { fontsFor, styleOf } from './in-page.ts';
import { browserWithin, openBrowser, whyNoBrowser } from './open-browser.ts';
import { type OpenedPage, openPage } from './open-page.ts';

/** A picture in the page, loaded or not. */
type Picture = { readonly naturalWidth: number; decode(): Promise<void> };

/** A picture of one green dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let browser: Browser;
let sandbox: Sandbox;
let opened: OpenedPage;
let now = Date.parse('2026-03-02T07:00:00Z');

describe.skipIf(whyNoBrowser)(
  `a message on the page (in a browser; ${whyNoBrowser ?? 'there is one'})`,
  () => {
    beforeAll(async () => {
      sandbox = await startSandbox({ rateLimits: 'off', now: () => now });
      browser = await openBrowser();
      opened = await openPage(browser, sandbox);
    }, browserWithin);

    afterAll(async () => {
      await browser?.close();
      await sandbox?.close();
    });

    const channelId = () => sandbox.channel('nieuws').id;

    /** Posts as the bot does, with a file when there is one, and gives the message on the page. */
    async function post(
      body: object,
      file?: { name: string; type: string; bytes: Buffer },
    ): Promise<Locator> {
      const path = `/channels/${channelId()}/messages`;
      if (file === undefined) {
        const { body: message } = await callApi(sandbox, 'POST', path, body);
        return shownOf(message.id);
      }
      const form = new FormData();
      form.append('payload_json', JSON.stringify(body));
      form.append('files[0]', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
      const answer = await fetch(`${sandbox.url}/v10${path}`, {
        method: 'POST',
        headers: { authorization: `Bot ${sandbox.token}`, 'user-agent': 'DiscordBot (https://x.org, 1)' },
        body: form,
      });
      return shownOf(((await answer.json()) as { id: string }).id);
    }

    async function shownOf(id: string): Promise<Locator> {
      const shown = opened.page.locator(`#m${id}`);
      await shown.waitFor();
      return shown;
    }

    const boxOf = async (locator: Locator) => {
      const box = await locator.boundingBox();
      if (box === null) throw new Error('It is not in view.');
      return box;
    };

    it('has its author, when it was posted, and in the text what Discord makes of the signs', async () => {
      const said = sandbox.channel('nieuws').says(`Goed **vet** en <#${sandbox.channel('sport').id}>`, {
        as: 'moderator',
      });
      const shown = await shownOf(said.id);
      expect(await shown.getAttribute('aria-label')).toBe('Joris Hoekema, vandaag om 08:00');
      const name = shown.locator('.discord-author-username');
      expect(await name.textContent()).toBe('Joris Hoekema');
      // The colour of the role: skyra sets it as a style, which the page's policy lets through as a property only.
      expect(await styleOf(name, 'color')).toBe('rgb(46, 204, 113)');
      expect(await shown.locator('.discord-author-avatar img').getAttribute('src')).toBe(
        `/avatars/${said.author.id}`,
      );
      expect(await shown.locator('strong').textContent()).toBe('vet');
      await shown.getByRole('link', { name: 'sport' }).click();
      await opened.page.getByRole('heading', { level: 1, name: 'sport' }).waitFor();
      await opened.page.getByRole('button', { name: 'nieuws, kanaal' }).click();
      await shown.waitFor();
    });

    it('stays text, whatever stands in it', async () => {
      const shown = await post({
        content: '<img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1))',
        embeds: [{ title: '<b>titel</b>', description: '<svg onload=alert(1)>' }],
      });
      expect(await shown.locator('img[src=x], script, svg[onload], a[href^=javascript], b').count()).toBe(0);
      expect(await shown.locator('.embed-title').textContent()).toBe('<b>titel</b>');
    });

    it('stands below the one before it without a head when that is of the same author and recent', async () => {
      const first = await post({ content: 'een' });
      now += 60_000;
      const second = await post({ content: 'twee' });
      now += 8 * 60_000;
      const third = await post({ content: 'drie' });
      const heads = [first, second, third].map((one) => one.locator('.discord-author-avatar').count());
      expect((await Promise.all(heads)).slice(1)).toEqual([0, 1]);
      const between = (await boxOf(second)).y - (await boxOf(first)).y - (await boxOf(first)).height;
      expect(between).toBe(0);
      now += 86_400_000;
      await post({ content: 'een dag later' });
      const dividers = opened.page.getByRole('separator');
      expect(await dividers.last().textContent()).toBe('3 maart 2026');
      now -= 86_400_000;
    });

    it('has an embed with all its fields', async () => {
      const field = (name: string) => ({ name, value: `*${name}*`, inline: true });
      const shown = await post({
        embeds: [
          {
            color: 0xe03131,
            title: 'Brug **dicht**',
            url: 'https://example.org/brug',
            description: 'Verkeer rijdt om.\n-# klein',
            author: { name: 'Persbureau', url: 'https://example.org', icon_url: 'https://example.org/a.png' },
            fields: [
              field('a'),
              field('b'),
              field('c'),
              { name: 'heel', value: 'x' },
              field('d'),
              field('e'),
            ],
            image: { url: 'https://example.org/groot.png' },
            thumbnail: { url: 'https://example.org/klein.png' },
            footer: { text: 'ANP' },
            timestamp: '2026-03-02T06:30:00.000Z',
          },
        ],
      });
      const embed = shown.locator('discord-embed');
      await embed.getByRole('link', { name: 'Persbureau' }).waitFor();
      const title = embed.getByRole('link', { name: 'Brug dicht' });
      expect(await title.getAttribute('href')).toBe('https://example.org/brug');
      const border = embed.locator('.discord-left-border');
      expect(await styleOf(border, 'backgroundColor')).toBe('rgb(224, 49, 49)');
      const fields = await Promise.all((await embed.locator('discord-embed-field').all()).map(boxOf));
      const [a, b, c, whole, d, e] = fields.map((box) => ({ ...box, x: Math.round(box.x) }));
      expect([b?.y, c?.y, e?.y]).toEqual([a?.y, a?.y, d?.y]);
      expect(Number(a?.x) < Number(b?.x) && Number(b?.x) < Number(c?.x)).toBe(true);
      expect([whole?.x, d?.x]).toEqual([a?.x, a?.x]);
      // Half each.
      expect(Number(e?.x) - Number(d?.x)).toBeGreaterThan(Number(b?.x) - Number(a?.x));
      expect(await embed.locator('discord-embed-footer').textContent()).toBe('ANP • vandaag om 07:30');
      // Pictures from elsewhere are not fetched: a sign with a link stands for each.
      expect(await embed.locator('img').count()).toBe(0);
      expect(await embed.locator('a.elsewhere').count()).toBe(2);
    });

    it('has emoji wherever the system has no font with any', async () => {
      const shown = await post({ content: '🟢 in orde → 1' });
      expect(await styleOf(shown.locator('.content'), 'fontFamily')).toContain('Twemoji');
      expect(await fontsFor(opened.page, '16px Twemoji', '🟢')).toBe(1);
      expect(await fontsFor(opened.page, '16px Twemoji', '→ 1')).toBe(0);
    });

    it('has buttons of every kind, of which a disabled one cannot be pressed', async () => {
      const button = (style: number, label: string, more: object = {}) => ({
        type: 2,
        style,
        label,
        ...(style === 5 ? {} : { custom_id: label }),
        ...more,
      });
      const row = [
        button(1, 'Lees meer', { emoji: { name: '📰' } }),
        button(4, 'Weg', { disabled: true }),
        button(5, 'Bron', { url: 'https://example.org/bron' }),
      ];
      const shown = await post({ content: 'knoppen', components: [{ type: 1, components: row }] });
      await shown.getByRole('button', { name: '📰 Lees meer' }).waitFor();
      const disabled = shown.locator('discord-button', { hasText: 'Weg' }).locator('button[disabled]');
      await disabled.waitFor();
      expect(await disabled.isDisabled()).toBe(true);
      expect(await shown.getByRole('link', { name: 'Bron' }).getAttribute('href')).toBe(
        'https://example.org/bron',
      );
    });

    it('has files: pictures with their description, others with name and size', async () => {
      const picture = await post(
        { content: 'kijk', attachments: [{ id: '0', description: 'Een groene stip' }] },
        { name: 'stip.png', type: 'image/png', bytes: DOT },
      );
      const shown = picture.getByRole('img', { name: 'Een groene stip' });
      await shown.waitFor();
      expect(await shown.evaluate((one: Picture) => one.decode().then(() => one.naturalWidth))).toBe(1);
      const other = await post(
        { content: 'lees', attachments: [{ id: '0' }] },
        { name: 'kopij.txt', type: 'text/plain', bytes: Buffer.alloc(1234, 'a') },
      );
      await other.getByRole('link', { name: 'kopij.txt' }).waitFor();
      await other.getByText('1.2 kB').waitFor();
      const inEmbed = await post(
        {
          embeds: [{ title: 'Met plaat', image: { url: 'attachment://p.png' } }],
          attachments: [{ id: '0', description: 'Een kaart' }],
        },
        { name: 'p.png', type: 'image/png', bytes: DOT },
      );
      // What an embed shows does not stand below the message once more.
      await inEmbed.getByRole('img', { name: 'Een kaart' }).waitFor();
      expect(await inEmbed.locator('discord-attachments').count()).toBe(0);
    });

    it('has all of Components V2', async () => {
      const media = { url: 'attachment://p.png' };
      const shown = await post(
        {
          flags: 1 << 15,
          attachments: [{ id: '0' }],
          components: [
            {
              type: 17,
              accent_color: 0x2ecc71,
              components: [
                {
                  type: 9,
                  components: [{ type: 10, content: '## Kop' }],
                  accessory: { type: 2, style: 2, label: 'Meer', custom_id: 'm' },
                },
                { type: 14, spacing: 2 },
                {
                  type: 9,
                  components: [{ type: 10, content: 'met beeld' }],
                  accessory: { type: 11, media, description: 'duimnagel' },
                },
                {
                  type: 12,
                  items: [
                    { media, description: 'een' },
                    { media, description: 'twee', spoiler: true },
                  ],
                },
                { type: 13, file: media },
                { type: 1, components: [{ type: 8, custom_id: 'k', placeholder: 'Kanaal' }] },
              ],
            },
          ],
        },
        { name: 'p.png', type: 'image/png', bytes: DOT },
      );
      await shown.getByRole('heading', { name: 'Kop' }).waitFor();
      await shown.getByRole('button', { name: 'Meer' }).waitFor();
      await shown.getByRole('img', { name: 'duimnagel' }).waitFor();
      await shown.getByRole('img', { name: 'een' }).waitFor();
      await shown.getByRole('separator').waitFor();
      await shown.getByRole('link', { name: 'p.png' }).waitFor();
      await shown.getByRole('combobox', { name: 'Kanaal' }).waitFor();
      const cover = shown.getByRole('button', { name: 'Spoiler: druk om te tonen' });
      expect(await shown.getByRole('img', { name: 'twee' }).count()).toBe(0);
      await cover.press('Enter');
      await shown.getByRole('img', { name: 'twee' }).waitFor();
      expect(await styleOf(shown.locator('.container'), 'borderLeftColor')).toBe('rgb(46, 204, 113)');
    });

    it('says what it replies to, that it was changed, that it was published, and leads to its thread', async () => {
      const asked = sandbox.channel('nieuws').says('Wanneer is de brug **open**?');
      const reply = await post({ content: 'Morgen', message_reference: { message_id: asked.id } });
      expect(await reply.locator('discord-reply').textContent()).toBe('Wanneer is de brug open?');
      const id = (await reply.getAttribute('id'))?.slice(1);
      await callApi(sandbox, 'PATCH', `/channels/${channelId()}/messages/${id}`, { content: 'Overmorgen' });
      await opened.page.locator(`#m${id}`).getByText('(bewerkt)').waitFor();
      expect(await opened.page.locator(`#m${id} .content`).textContent()).toBe('Overmorgen');

      sandbox.channel('nieuws').startThread('Brug', { from: asked, text: 'Hier verder' });
      await opened.page.getByRole('link', { name: 'Bekijk de thread: Brug' }).press('Enter');
      await opened.page.getByRole('heading', { level: 1, name: /Brug$/ }).waitFor();
      await opened.page.getByText('Hier verder').waitFor();

      const announcements = sandbox.channel('aankondigingen').id;
      const { body } = await callApi(sandbox, 'POST', `/channels/${announcements}/messages`, {
        content: 'Nieuw',
      });
      await callApi(sandbox, 'POST', `/channels/${announcements}/messages/${body.id}/crosspost`);
      await opened.page.getByRole('button', { name: /^aankondigingen, aankondigingenkanaal/ }).click();
      await opened.page.locator(`#m${body.id}`).getByText('gepubliceerd').waitFor();
    });

    it('asked nothing of the network outside and nothing that the policy refuses', () => {
      expect(opened.problems).toEqual([]);
    });
  },
);
