import { Events, type ForumChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { ChannelSettings } from '../../src/sandbox/places.ts';
import { hears, startWithBot } from './bot.ts';
import { callApi, flattenErrors } from './helpers.ts';

/** A forum `dossiers`, and how the bot's client sees it. */
async function startWithForum(settings: Omit<ChannelSettings, 'kind'> = {}) {
  const { sandbox, bot } = await startWithBot();
  const [made] = await hears(bot, Events.ChannelCreate, () =>
    sandbox.guild.addChannel('dossiers', { kind: 'forum', tags: ['Binnenland', 'Buitenland'], ...settings }),
  );
  return { sandbox, bot, forum: made as unknown as ForumChannel, place: sandbox.channel('dossiers') };
}

describe('a forum', () => {
  it('is seen with its tags, and takes posts only', async () => {
    const { forum, bot } = await startWithForum({ moderatedTags: ['Dossier'], autoArchiveMinutes: 10080 });
    expect(forum.availableTags.map((tag) => [tag.name, tag.moderated])).toEqual([
      ['Binnenland', false],
      ['Buitenland', false],
      ['Dossier', true],
    ]);
    expect(forum.defaultAutoArchiveDuration).toBe(10080);
    const direct = bot.rest.post(`/channels/${forum.id}/messages`, { body: { content: 'x' } });
    await expect(direct).rejects.toMatchObject({ status: 400, code: 50008 });
  });

  it('gets a post with its tags and its first message in one; the two have one id', async () => {
    const { forum, bot, place } = await startWithForum();
    const tag = forum.availableTags.find((one) => one.name === 'Buitenland');
    const [heard] = await hears(bot, Events.MessageCreate, () =>
      forum.threads.create({
        name: 'Ochtendeditie',
        message: { embeds: [{ title: 'Vijf berichten' }] },
        appliedTags: [tag?.id ?? ''],
      }),
    );
    const post = place.thread('Ochtendeditie');
    expect([heard.id, heard.channelId]).toEqual([post.id, post.id]);
    expect(post.messages[0]?.embeds[0]?.title).toBe('Vijf berichten');
    expect(post.tags).toEqual(['Buitenland']);
    const thread = bot.channels.cache.get(post.id);
    if (!thread?.isThread()) throw new Error('no thread');
    expect([thread.ownerId, thread.parentId, thread.appliedTags, thread.messageCount]).toEqual([
      bot.user.id,
      forum.id,
      [tag?.id],
      0,
    ]);
    await thread.send('Aanvulling');
    expect((await thread.fetchStarterMessage())?.id).toBe(post.id);
    const starter = await thread.fetchStarterMessage();
    await starter?.edit({ embeds: [{ title: 'Zes berichten' }] });
    expect(post.messages.map((one) => one.embeds[0]?.title ?? one.content)).toEqual([
      'Zes berichten',
      'Aanvulling',
    ]);
  });

  it('does not know a nonce: the same post twice is two posts', async () => {
    const { forum, place } = await startWithForum();
    const post = { name: 'Editie', message: { content: 'x', nonce: 'editie', enforceNonce: true } };
    await forum.threads.create(post);
    await forum.threads.create(post);
    expect(place.threads.map((thread) => [thread.name, thread.messages[0]?.nonce])).toEqual([
      ['Editie', null],
      ['Editie', null],
    ]);
  });

  it('can want a tag (40067), knows only its own (10087), and leaves some to moderators', async () => {
    const { forum, bot, place, sandbox } = await startWithForum({
      requireTag: true,
      moderatedTags: ['Dossier'],
    });
    const post = (appliedTags?: string[]) =>
      forum.threads.create({ name: 'x', message: { content: 'x' }, ...(appliedTags ? { appliedTags } : {}) });
    await expect(post()).rejects.toMatchObject({ status: 400, code: 40067 });
    await expect(post([forum.id])).rejects.toMatchObject({ status: 404, code: 10087 });
    const [first, , dossier] = forum.availableTags.map((tag) => tag.id);
    await expect(post([dossier ?? ''])).rejects.toMatchObject({ code: 50013 });
    const thread = await post([first ?? '']);
    await expect(thread.setAppliedTags([])).rejects.toMatchObject({ code: 40067 });
    await hears(bot, Events.ChannelUpdate, () => place.allow('bot', 'ManageThreads'));
    await thread.setAppliedTags([dossier ?? '']);
    expect(sandbox.channel('dossiers').thread('x').tags).toEqual(['Dossier']);
    await expect(post(Array.from({ length: 6 }, () => first ?? ''))).rejects.toMatchObject({ code: 50035 });
  });

  it('takes Send Messages for a post, and Send Messages in Threads for what follows', async () => {
    const { forum, bot, place } = await startWithForum();
    await hears(bot, Events.ChannelUpdate, () => place.deny('bot', 'SendMessagesInThreads'));
    const thread = await forum.threads.create({ name: 'Wel', message: { content: 'x' } });
    await expect(thread.send('x')).rejects.toMatchObject({ code: 50013 });
    place.allow('bot', 'SendMessagesInThreads');
    place.deny('bot', 'SendMessages');
    await thread.send('x');
    const second = forum.threads.create({ name: 'Niet', message: { content: 'x' } });
    await expect(second).rejects.toMatchObject({ status: 403, code: 50013 });
    place.allow('bot', 'SendMessages');
    place.deny('bot', 'EmbedLinks');
    const third = forum.threads.create({ name: 'Niet', message: { embeds: [{ title: 'x' }] } });
    await expect(third).rejects.toMatchObject({ code: 50013 });
    expect(place.threads.map((one) => one.name)).toEqual(['Wel']);
  });

  it('has posts of people too, which the bot hears of', async () => {
    const { bot, place } = await startWithForum();
    const [thread] = await hears(bot, Events.ThreadCreate, () =>
      place.startThread('Vraag', { text: 'Waar staat het weer?', tags: ['Binnenland'], as: 'visitor' }),
    );
    expect(thread.name).toBe('Vraag');
    expect(place.thread('Vraag').messages[0]?.author.name).toBe('Maya Okonedo');
    expect(() => place.startThread('x', { tags: ['Sport'] })).toThrow('has no tag "Sport"');
  });
});

describe('a post that breaks a rule', () => {
  const BAD: [string, object, string][] = [
    ['without a name', { message: { content: 'x' } }, 'name: BASE_TYPE_REQUIRED'],
    ['with an empty name', { name: '', message: { content: 'x' } }, 'name: BASE_TYPE_MIN_LENGTH'],
    [
      'with a name over 100',
      { name: 'x'.repeat(101), message: { content: 'x' } },
      'name: BASE_TYPE_MAX_LENGTH',
    ],
    ['without a message', { name: 'x' }, 'message: BASE_TYPE_REQUIRED'],
    [
      'with content over 2,000',
      { name: 'x', message: { content: 'x'.repeat(2001) } },
      'message.content: BASE_TYPE_MAX_LENGTH',
    ],
    [
      'with an odd time until it is archived',
      { name: 'x', auto_archive_duration: 5, message: { content: 'x' } },
      'auto_archive_duration: BASE_TYPE_CHOICES',
    ],
  ];
  it.each(BAD)('%s is refused whole', async (_, body, problem) => {
    const { sandbox, forum, place } = await startWithForum();
    const answer = await callApi(sandbox, 'POST', `/channels/${forum.id}/threads`, body);
    expect([answer.status, answer.body.code]).toEqual([400, 50035]);
    expect(flattenErrors(answer.body.errors)).toEqual([problem]);
    expect(place.threads).toEqual([]);
  });

  it('that shows nothing is empty: 50006', async () => {
    const { sandbox, forum } = await startWithForum();
    const answer = await callApi(sandbox, 'POST', `/channels/${forum.id}/threads`, {
      name: 'x',
      message: {},
    });
    expect([answer.status, answer.body.code]).toEqual([400, 50006]);
  });
});
