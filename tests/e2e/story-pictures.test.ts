import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { type Desk, eight, hour, layDesk, minute } from './newsroom-on-a-desk.ts';

let desk: Desk;
let app: App;
beforeEach(async () => {
  desk = await layDesk();
  app = await desk.startBot();
});
afterEach(async () => {
  await app.stop();
  await desk.clear();
});

const at = async (moment: number) => {
  desk.clock.at = moment;
  await app.tick();
};
const picture = {
  type: 'picture',
  uri: 'urn:telex:voorbeeld:foto',
  description_text: 'De sluis, [vanmorgen](https://x.example).',
  creditline: 'ANP / Sanne Blom',
  usageterms: 'Free for editorial use',
  renditions: { groot: { href: 'https://img.example.com/sluis.jpg', mimetype: 'image/jpeg', width: 1_200 } },
};
/** A version of one story, with this picture or none. */
function deliver(version: number, moment: number, its: object | null): void {
  const item = {
    uri: 'urn:telex:voorbeeld:sluis',
    type: 'text',
    version: String(version),
    versioncreated: new Date(moment).toISOString(),
    pubstatus: 'usable',
    headline: 'Sluis bij Sas van Gent dicht na aanvaring',
    body_text:
      'SAS VAN GENT (ANP) - De zeesluis bij Sas van Gent is dicht nadat een duwboot de binnendeur heeft geramd.',
    ...(its === null ? {} : { associations: { foto: its } }),
  };
  desk.deliver(`sluis-${version}.json`, JSON.stringify(item), moment);
}
const shown = (name = 'nieuws') => {
  const [message, ...others] = desk.sandbox.channel(name).messages;
  expect(others).toEqual([]);
  return message;
};
const isShown = () => ['nieuws', 'sport'].map((name) => JSON.stringify(shown(name)).includes('sluis.jpg'));

test('the lead has its picture as long as its rights last, with what it shows and whose it is, and no longer', async () => {
  const as = { as: 'moderator' };
  await desk.sandbox.channel('nieuws').typed('/nieuws abonneer', { onderwerp: 'alles' }, as);
  await desk.sandbox.channel('sport').typed('/nieuws abonneer', { opmaak: 'components' }, as);
  const until = eight + 2 * hour;
  deliver(1, eight - minute, { ...picture, expires: new Date(until).toISOString() });
  await at(eight);
  expect(shown()?.embeds[0]?.image?.url).toBe('https://img.example.com/sluis.jpg');
  expect(shown()?.embeds[0]?.description).toMatch(
    /-# Foto: De sluis, \\\[vanmorgen\\\]\(https\\:\/\/x\.example\)\. · ANP \/ Sanne Blom$/,
  );
  expect(JSON.stringify(shown('sport')?.components)).toMatch(
    /"description":"De sluis, \[vanmorgen\][^}]*"url":"https:\/\/img\.example\.com\/sluis\.jpg"/,
  );

  await at(until - minute);
  expect(isShown()).toEqual([true, true]);
  await at(until);
  expect(isShown()).toEqual([false, false]);

  // Its rights are given anew, then taken back: the text is the same all along.
  deliver(2, until + 10 * minute, picture);
  await at(until + 15 * minute);
  expect(isShown()).toEqual([true, true]);
  deliver(3, until + 20 * minute, { ...picture, usageterms: 'NO INTERNET' });
  await at(until + 25 * minute);
  expect(isShown()).toEqual([false, false]);
  expect(JSON.stringify(shown())).not.toContain('Sanne Blom');
  expect(JSON.stringify(shown())).toContain('duwboot');
});

test('a story that somebody shares has its picture by the same rights', async () => {
  const until = eight + hour;
  deliver(1, eight - minute, { ...picture, expires: new Date(until).toISOString() });
  await at(eight);
  const channel = desk.sandbox.channel('nieuws');
  const idIn = (reply: { readonly components: unknown }, action: string) =>
    new RegExp(`"custom_id":"(${action}:[^"]*)"`).exec(JSON.stringify(reply.components))?.[1] ?? '';
  const list = await channel.typed('/nieuws zoek', { woorden: 'sluis' });
  const value = /"value":"([^"]*)"/.exec(JSON.stringify(list.components))?.[1] ?? '';
  const opened = await channel.choose(list, idIn(list, 'lees'), [value]);
  await channel.press(opened, idIn(opened, 'deel'));
  const copy = () => channel.messages.find(({ answers }) => answers === null);
  expect(copy()?.embeds[0]?.image?.url).toBe('https://img.example.com/sluis.jpg');
  await at(until);
  expect(copy()?.embeds[0]?.image).toBeUndefined();
  expect(copy()?.embeds[0]?.description).toContain('duwboot');
});
