import { mostFollowed } from '../../commands/follow-room.ts';
import type { MessageKey } from '../../src/discord/say.ts';
import { eight, hour, story } from '../digest/stories.ts';
import type { ErrorDesk } from './error-desk.ts';

/** How each error is brought about that is told of one thing alone. `held`: the id of a subscription of the server to `gas`. */
export function errorsOfTheirOwn(
  {
    bot,
    moderator,
    news,
    textOf,
    type,
    subscribe,
    press,
    having,
    subscribed,
    follow,
    own,
    settles,
    finds,
    previewed,
    guideId,
    guideTo,
    full,
  }: ErrorDesk,
  held: () => string,
): Partial<Record<MessageKey, () => Promise<string>>> {
  return {
    'story.notFound': () => type('lees', { bericht: 'nergensgevonden' }),
    'story.gone': () => press('lees:x:bestaatniet'),
    'story.killed': () => press('lees:x:weg'),
    'latest.noneInSection': () => type('laatste', { sectie: 'Tuin' }),
    'city.none': () => type('stad', { stad: 'Xyzzydorp' }),
    'city.noneButNear': () => type('stad', { stad: 'Rotterdom' }),
    'country.blank': () => type('land', { land: 'land:' }),
    'country.unknown': () => type('land', { land: 'Nergensland' }),
    'country.isCity': () => type('land', { land: 'Moskou' }),
    'country.isProvince': () => type('land', { land: 'Zeeland' }),
    'province.isOther': () => type('zoek', { woorden: 'provincie:Goes' }),
    'country.none': () => type('land', { land: 'Fiji' }),
    'about.none': async () => {
      const said = news().says('Xylofoonbouwers vergaderen');
      return textOf(await news().useOnMessage('Zoek hierover', said, moderator));
    },
    'search.nothing': () => type('zoek', { woorden: 'sectie:Tuin' }),
    'search.noneButNear': () => type('zoek', { woorden: 'gasprojs' }),
    'subscribe.badTopic': () => type('abonneer', { onderwerp: '(gas' }),
    'subscribe.badSchedule': () => type('abonneer', { schema: 'straks' }),
    'subscribe.missing': async () => {
      news().deny('bot', 'EmbedLinks');
      try {
        return await type('abonneer', { onderwerp: 'regen' });
      } finally {
        news().allow('bot', 'EmbedLinks');
      }
    },
    'subscribe.unknownSection': () => type('zoek', { woorden: 'sectie:Tuin' }),
    'subscribe.unknownProvince': () => type('zoek', { woorden: 'provincie:Nergens' }),
    'subscribe.unknownAgency': () => type('zoek', { woorden: 'bureau:XYZ' }),
    'subscribe.unknownCity': () => type('zoek', { woorden: 'stad:Xyzzydorp' }),
    'subscribe.badChannel': () => type('abonneer', { onderwerp: 'regen' }, 'spraak'),
    'follow.anothers': () => subscribed(follow(own('reader')), (other) => press(`ontvolg:${other}`)),
    'follow.noSample': () => subscribed(follow({}), (abonnement) => type('proef', { abonnement })),
    'follow.full': async () => {
      const held: string[] = [];
      for (let i = 0; i < mostFollowed; i += 1) {
        const thread = { storyId: `ander${i}`, known: {}, later: [], newsAt: eight };
        held.push(await subscribe({ ...own('reader'), mode: 'follow', thread }));
      }
      const said = await press('volg:gas', { as: 'reader' });
      for (const one of held) await bot().context.subscriptions.remove(one);
      return said;
    },
    'follow.noDirect': () => {
      const openDirect = async () =>
        ({
          ok: false,
          problem: { code: 'unreachable', message: 'x', retryable: true, uncertain: false },
        }) as const;
      const follows = { ...bot().context.follows, openDirect };
      return having({ follows }, () => press('volg:gas', { as: 'reader' }));
    },
    'tag.none': () => type('abonneer', { kanaal: 'kaal' }),
    'tag.wanted': () => type('abonneer', { kanaal: 'verplicht' }),
    'tag.unknown': () => type('abonneer', { kanaal: 'verplicht', tag: 'Sport' }),
    'tag.tooMany': () => type('abonneer', { kanaal: 'vol', tag: 'a, b, c, d, e, f' }),
    'setting.channelFull': () => full({}, 25),
    'setting.serverFull': () => full({ channelId: '12345678901234567' }, 100),
    'change.nothing': () => type('wijzig', { abonnement: held(), onderwerp: 'gas' }),
    'change.twin': () =>
      subscribed({ topic: 'regen' }, (abonnement) => type('wijzig', { abonnement, onderwerp: 'gas' })),
    'guide.badBriefs': async () => {
      const at = await guideTo(['wat', 'alles'], ['waar', 'nieuws'], ['wanneer', '0 8 * * *']);
      const form = await news().press(at, guideId(at, 'meer'), moderator);
      return textOf(await news().submitModal(form, { berichten: '99' }, moderator));
    },
    'guide.badPlace': async () => {
      const at = await guideTo(['wat', 'alles']);
      // Nothing was chosen, or what was chosen is out of sight by now.
      return press(guideId(at, 'waar'));
    },
    'guide.missing': async () => {
      news().deny('bot', 'EmbedLinks');
      try {
        return textOf(await guideTo(['wat', 'alles'], ['waar', 'nieuws'], ['wanneer', '0 8 * * *']));
      } finally {
        news().allow('bot', 'EmbedLinks');
      }
    },
    'guide.empty': () =>
      having({ now: () => eight + 100 * hour }, () => type('proef', { abonnement: held() })),
    'sources.none': () => type('bronnen'),
    'paste.closed': () => type('plakken'),
    'paste.noFile': () => {
      const fetchFile = async () =>
        ({ ok: false, problem: { code: 'file-not-had', message: 'English only' } }) as const;
      const pasting = { ...bot().context.pasting, isOpenTo: () => true, fetchFile };
      return having({ pasting }, async () => {
        const bestand = { name: 'kopij.txt', bytes: 'kopij' };
        return textOf(await news().typed('/nieuws plakken', { bestand }, moderator));
      });
    },
    'published.already': () => having(settles({ kind: 'already' }), () => press('publiceer:abc')),
    'draft.unsure': () => having(settles({ kind: 'unsure' }), () => press('publiceer:abc')),
    'draft.others': async () => {
      const draft = { guildId: '1', userId: '2', bytes: Buffer.from('x'), section: null, isTyped: true };
      const theirs = await bot().context.pasting.drafts.keep({ ...draft, capturedAt: eight });
      const pasting = { ...bot().context.pasting, isOpenTo: () => true };
      return having({ pasting }, () => press(`publiceer:${theirs}`));
    },
    'preview.unknownPlace': () => previewed({ from: 'ROTTERDAM/XYZZYDORP (ANP)' }),
    'preview.killed': () => previewed({ status: 'killed' }),
    'preview.withheld': () => previewed({ status: 'withheld' }),
    'published.withheld': () => {
      const outcome = { filing: 'new', status: 'withheld', embargoUntil: null, wasHeld: false } as const;
      const told = { headline: 'Brug', opening: '', posts: 0, mute: null, ...outcome };
      const settled = { kind: 'published', report: { stories: [told], problem: null } } as const;
      return having(settles(settled), () => press('publiceer:abc'));
    },
    'map.noneHere': () => press('kaart:x', moderator, 'plaatsloos'),
    'map.noneInArea': () => {
      const moscow = { id: '524901', name: 'Moskou', country: 'RU', province: null, lat: 55.75, lon: 37.62 };
      const far = story({ id: 'ver', from: 'MOSKOU (ANP)' });
      if (far.dateline === null) throw new Error('a story from a city has a dateline');
      const told = { ...far, dateline: { ...far.dateline, places: [moscow] } };
      return having(finds(told), () => type('kaart', { gebied: 'netherlands' }));
    },
    'trend.tooMuch': () => {
      // Not one step was counted to its beginning.
      const { archive } = bot().context;
      const count = async () => ({ counts: [null], found: 7 });
      return having({ archive: { ...archive, count } }, () => type('trend', { onderwerp: 'gas' }));
    },
    'share.iMayNot': async () => {
      const list = await news().typed('/nieuws laatste', {}, moderator);
      news().deny('bot', 'EmbedLinks');
      try {
        return textOf(await news().press(list, 'deel:lijst', moderator));
      } finally {
        news().allow('bot', 'EmbedLinks');
      }
    },
    'map.none': () => having(finds(), () => type('kaart')),
    'map.noneOfTopic': () => having(finds(), () => type('kaart', { onderwerp: 'gas' })),
    'picture.topic': () => type('trend', { onderwerp: '(gas' }),
  };
}
