import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceHealth, SourceReport } from '../../src/intake/sources/health.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import { draw } from '../discord/draw.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot({ deferAfter: 50 });
});
afterEach(() => bot.stop());

const at = Date.parse('2025-05-19T05:30:00Z');
const source = (name: string, change: Partial<SourceHealth> = {}): SourceHealth => ({
  name,
  kind: 'page',
  place: 'news.example/havens',
  state: 'well',
  why: null,
  since: null,
  lastSuccessAt: at,
  lastStoryAt: at - 3_600_000,
  nextAt: at + 300_000,
  failure: null,
  spikedToday: 0,
  storiesToday: 3,
  normal: 38.5,
  ...change,
});
const failing = source('Kustblad', {
  kind: 'feed',
  state: 'failing',
  since: at - 7_200_000,
  failure: { code: 'server-trouble', message: 'news.example answers 503: it is out of service for now.' },
});
const show = (...sources: SourceHealth[]) => report({ sources, fileTrouble: null });
function report(found: SourceReport): void {
  bot.context.sourceReport = async () => found;
}
const channel = () => bot.sandbox.channel('nieuws');
const typed = (as = 'moderator') => channel().typed('/nieuws bronnen', {}, { as });
const drawn = async (as?: string) => draw((await typed(as)) as Parameters<typeof draw>[0]);

describe('/nieuws bronnen', () => {
  test('shows how each source is, with a sign and a word, those that fail first', async () => {
    show(
      source('Streekblad'),
      source('Wereldpers', { kind: 'folder', place: '/srv/geheim', state: 'off', nextAt: null }),
      failing,
    );
    const reply = await typed();
    expect(reply.ephemeral).toBe(true);
    expect(draw(reply as Parameters<typeof draw>[0])).toMatchInlineSnapshot(`
      "┃ **Bronnen**
      ┃
      ┃ ❌ **Kustblad** · **storing** · feed, news.example\\/havens
      ┃ laatst gelukt <t:1747632600:R> · laatste bericht <t:1747629000:R> · volgende poging <t:1747632900:R>
      ┃ vandaag 3 berichten · normaal 38,5 per dag
      ┃ Sinds <t:1747625400:f>.
      ┃ De laatste poging: er is iets mis met de server.
      ┃
      ┃ ✅ **Streekblad** · **in orde** · pagina, news.example\\/havens
      ┃ laatst gelukt <t:1747632600:R> · laatste bericht <t:1747629000:R> · volgende poging <t:1747632900:R>
      ┃ vandaag 3 berichten · normaal 38,5 per dag
      ┃
      ┃ ⏸️ **Wereldpers** · **staat uit** · map
      "
    `);
  });

  test('answers in English where the reader’s Discord is', async () => {
    bot.sandbox.guild.addMember('chief', { locale: 'en-GB', roles: ['Moderatoren'] });
    show(
      failing,
      source('Streekblad', { normal: null, lastStoryAt: null, spikedToday: 2, state: 'garbage', since: at }),
    );
    expect(await drawn('chief')).toMatchInlineSnapshot(`
      "┃ **Sources**
      ┃
      ┃ ❌ **Kustblad** · **failing** · feed, news.example\\/havens
      ┃ last success <t:1747632600:R> · last story <t:1747629000:R> · next try <t:1747632900:R>
      ┃ 3 stories today · normally 38.5 a day
      ┃ Since <t:1747625400:f>.
      ┃ The last try: something is wrong with the server.
      ┃
      ┃ ⚠️ **Streekblad** · **unreadable** · page, news.example\\/havens
      ┃ last success <t:1747632600:R> · no story yet · next try <t:1747632900:R>
      ┃ 3 stories today · what is normal will show after a week · 2 unreadable
      ┃ Since <t:1747632600:f>.
      "
    `);
  });

  test('says of a source right after the first start that it has only begun, and not that nothing ever came', async () => {
    const fresh = {
      state: 'new',
      lastSuccessAt: null,
      lastStoryAt: null,
      storiesToday: 0,
      normal: null,
    } as const;
    show(
      source('Net begonnen', fresh),
      source('Stuurt in', { ...fresh, kind: 'push', place: null, nextAt: null }),
      source('Hapert', { ...fresh, failure: { code: 'server-trouble', message: 'x' } }),
    );
    expect(await drawn()).toMatchInlineSnapshot(`
      "┃ **Bronnen**
      ┃
      ┃ 🆕 **Net begonnen** · **nieuw** · pagina, news.example\\/havens
      ┃ net begonnen, nog niet gekeken · volgende poging <t:1747632900:R>
      ┃
      ┃ 🆕 **Stuurt in** · **nieuw** · stuurt zelf in
      ┃ net begonnen, wacht op de eerste inzending
      ┃
      ┃ 🆕 **Hapert** · **nieuw** · pagina, news.example\\/havens
      ┃ nog nooit gelukt · volgende poging <t:1747632900:R>
      ┃ vandaag 0 berichten · wat normaal is blijkt na een week
      ┃ De laatste poging: er is iets mis met de server.
      "
    `);
  });

  test('is for those who may manage the server', async () => {
    show(failing);
    expect(draw((await typed('reader')) as Parameters<typeof draw>[0])).toContain(
      'wie de server mag beheren',
    );
    const direct = await bot.sandbox.member('moderator').directMessages.typed('/nieuws bronnen');
    expect(JSON.stringify(direct.embeds)).not.toContain('Kustblad');
  });

  test('says that the file of sources is wrong', async () => {
    report({ sources: [failing], fileTrouble: 'sources.yaml:2:3 sources[0].kind is missing' });
    expect(await drawn()).toContain('Het bestand met bronnen bevat een fout');
  });

  test('shows very many in pages, each source on one of them', async () => {
    const names = Array.from({ length: 45 }, (_, i) => `Bron ${String(i).padStart(2, '0')}`);
    show(...names.map((name) => source(name)));
    let shown = await typed();
    const seen: string[] = [];
    for (let page = 0; page < 5; page += 1) {
      const text = draw(shown as Parameters<typeof draw>[0]);
      seen.push(...names.filter((name) => text.includes(name)));
      expect(text).toContain(`${page * 10 + 1} tot en met ${seen.length} van 45 bronnen`);
      if (page < 4) shown = await channel().press(shown, `bronnen:${page + 1}`, { as: 'moderator' });
    }
    expect(seen).toEqual(names);
  });
});
