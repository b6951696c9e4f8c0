import { describe, expect, it, onTestFinished } from 'vitest';
import { isForum, listPlaces, type Place, threadsIn } from '../../src/sandbox/page/threads.js';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { makeHandClock } from './hand-clock.ts';

interface Member {
  readonly id: string;
  readonly username: string;
}

interface Shown extends Place {
  readonly name: string;
  readonly may: { readonly read: readonly string[]; readonly write: readonly string[] };
  readonly messages: readonly { readonly postedAt: number; readonly content: string }[];
  readonly thread?: {
    readonly parentId: string;
    readonly archived: boolean;
    readonly locked: boolean;
    readonly tags: readonly string[];
  };
}

/** A server with threads in a channel and posts in a forum, as the page gets it. */
async function showThreads() {
  const clock = makeHandClock(Date.parse('2026-03-02T08:00:00Z'));
  const sandbox = await startSandbox({ rateLimits: 'off', clock });
  onTestFinished(() => sandbox.close());
  sandbox.guild.addChannel('dossiers', { kind: 'forum', tags: ['Binnenland'] });
  sandbox.guild.addChannel('rubriek', 'category');
  const forum = sandbox.channel('dossiers');
  forum.startThread('Eerste', { text: 'een', tags: ['Binnenland'] });
  clock.pass(1000);
  forum.startThread('Tweede', { text: 'twee' }).archive();
  clock.pass(1000);
  forum.startThread('Derde', { text: 'drie' }).lock();
  const news = sandbox.channel('nieuws');
  news.startThread('Hoogwater', { from: news.says('Dijk bezweken'), text: 'Het stijgt' });
  news.startThread('Geheim', { kind: 'private' });
  clock.pass(1000);
  forum.thread('Eerste').says('vervolg');
  const answer = await fetch(`http://127.0.0.1:${sandbox.port}/sandbox/state`);
  const { guilds } = (await answer.json()) as { guilds: { channels: Shown[]; members: Member[] }[] };
  const { channels = [], members = [] } = guilds[0] ?? {};
  const seenBy = (username: string) => {
    const id = members.find((one) => one.username === username)?.id ?? '';
    return channels.filter((one) => one.may.read.includes(id));
  };
  return { channels, seenBy, sandbox };
}

const names = (shown: readonly Shown[]) => shown.map((one) => one.name);

describe('channels on the page', () => {
  it('stand below the category they are in, those in none first, and an empty one is not shown', () => {
    const place = (id: string, type: number, categoryId: string | null = null) => ({
      id,
      type,
      categoryId,
      messages: [],
    });
    const channels = [
      place('a', 0),
      place('C', 4),
      place('b', 0, 'C'),
      place('D', 4),
      place('c', 5),
      place('d', 15, 'C'),
    ];
    expect(listPlaces(channels, '').map(({ id }) => id)).toEqual(['a', 'c', 'C', 'b', 'd']);
  });
});

describe('threads on the page', () => {
  it('stand below their channel, the one last written in first, without archived ones and private ones of others', async () => {
    const { seenBy } = await showThreads();
    expect(names(listPlaces(seenBy('reader'), '')).slice(0, 3)).toEqual(['nieuws', 'Hoogwater', 'Geheim']);
    expect(names(listPlaces(seenBy('visitor'), ''))).toEqual([
      'nieuws',
      'Hoogwater',
      'sport',
      'aankondigingen',
      'algemeen',
      'dossiers',
      'Eerste',
      'Derde',
    ]);
  });

  it('stay while they are read, though they are archived', async () => {
    const { channels, sandbox } = await showThreads();
    const { id } = sandbox.channel('dossiers').thread('Tweede');
    expect(names(listPlaces(channels, id)).slice(-4)).toEqual(['dossiers', 'Eerste', 'Derde', 'Tweede']);
  });

  it('are all posts of a forum, with tags, state and what was said, and no notices', async () => {
    const { channels } = await showThreads();
    const forum = channels.find((one) => isForum(one));
    const posts = threadsIn(channels, forum?.id ?? '');
    expect(
      posts.map(({ name, thread, messages }) => [
        name,
        thread?.tags,
        thread?.archived,
        thread?.locked,
        messages.map((message) => message.content),
      ]),
    ).toEqual([
      ['Eerste', ['Binnenland'], false, false, ['een', 'vervolg']],
      ['Derde', [], false, true, ['drie']],
      ['Tweede', [], true, false, ['twee']],
    ]);
    const thread = channels.find((one) => one.name === 'Hoogwater');
    expect(thread?.messages.map((message) => message.content)).toEqual(['Het stijgt']);
  });
});
