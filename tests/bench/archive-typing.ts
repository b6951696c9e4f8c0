import { once } from 'node:events';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { readTyped } from '../../src/archive/read-typed.ts';
import type { StoryArchive } from '../../src/archive/story-archive.ts';
import { loadTable } from '../../src/desk/gazetteer/table.ts';
import { isKnownName } from '../../src/desk/known-names.ts';
import type { Place } from '../../src/wire/item.ts';
import { invent, noon } from '../contracts/invent-story.ts';
import { openTypingRoom, type TypingPlace, type TypingRoom } from './typing-room.ts';

/** Real places with stories, one keystroke of each kind many times over, and the limit for each, ms of processor time. */
const places = 3_000;
const keystrokes: Readonly<Record<TypingPlace['engine'], number>> = { SQLite: 300, PostgreSQL: 100 };
const limit = 1;
/** How long a suggestion may hold the event loop, ms. */
const mostHeld = 20;
/** Words that the archive knows. */
const words = 400_000;

const print = (text: string) => process.stdout.write(`${text}\n`);

const typed = [
  'a',
  's',
  'd',
  'st',
  'sa',
  'rot',
  'mosc',
  "'s-",
  'amstredam',
  'krasnojarsc',
  'qmsterdam',
  'xqzzyqa',
];

/** The largest places of the gazetteer, largest first. */
function largestPlaces(): readonly Place[] {
  const table = loadTable();
  return Array.from({ length: table.size }, (_, row) => row)
    .filter((row) => ['place', 'seat', 'capital'].includes(table.kind(row)))
    .sort((a, b) => table.weight(b) - table.weight(a))
    .slice(0, places)
    .map((row) => table.place(row));
}

function inventOf(place: Place, run: number) {
  return invent({
    headline: `Bericht ${run} uit ${place.name}`,
    text: `Het bericht ${run} komt uit ${place.name}.`,
    cities: [place.name.toUpperCase()],
    places: [place],
  });
}

/**
 * Prints what a keystroke takes of the processor where 3,000 real places have stories: with nothing written, with a story filed
 * before each on the same connection, and on that of another thread, as a bot takes its copy in. Then how long suggestions
 * for questions of many unknown words and names hold the event loop. `at`: an empty archive.
 */
export async function measureTyping(at: TypingPlace): Promise<void> {
  const room = await openTypingRoom(at, false);
  const { archive } = room;
  const all = largestPlaces();
  await room.fill(all.map(inventOf));
  for (const begun of ['a', 'terdam', 'amstredan']) await archive.cities(begun, 1, noon);
  await setTimeout(1_000);
  const other = new Worker(new URL('./typing-thread.ts', import.meta.url), { workerData: at });
  await once(other, 'message');
  let run = places;
  const nextPlace = () => {
    run += 1;
    return all[(run * 7) % all.length] as Place;
  };
  const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['nothing written', async () => {}],
    ['a story filed before each', () => archive.file(inventOf(nextPlace(), run), 'new', noon)],
    [
      'on another thread',
      async () => {
        other.postMessage(inventOf(nextPlace(), run));
        await once(other, 'message');
      },
    ],
  ];
  print(
    `\n${at.engine}: autocomplete of ${places} real places, ms a keystroke of processor time (mean) / on the clock (median), limit ${limit} ms`,
  );
  print(`  ${''.padEnd(27)}${typed.map((begun) => begun.padStart(12)).join('')}`);
  for (const [name, write] of ways) {
    const columns: string[] = [];
    let most = 0;
    for (const begun of typed) {
      const { cpu, median } = await measureKeystroke(archive, begun, write, keystrokes[at.engine]);
      most = Math.max(most, cpu, median);
      columns.push(`${cpu.toFixed(2)}/${median.toFixed(2)}`.padStart(12));
    }
    print(`  ${name.padEnd(27)}${columns.join('')}  ${most < limit ? 'kept' : 'TOO SLOW'}`);
  }
  await other.terminate();
  await measureSuggesting(room);
  await room.close();
}

/**
 * Of keystrokes behind a write each: the mean of processor time, whose clock is coarser than one of them and may pass over
 * what is done right behind a wait, and the median on the clock, to which others on the machine add. Both are to keep the limit.
 */
async function measureKeystroke(
  archive: StoryArchive,
  begun: string,
  write: () => Promise<unknown>,
  runs: number,
): Promise<{ readonly cpu: number; readonly median: number }> {
  const times: number[] = [];
  let cpu = 0;
  for (let at = 0; at < runs; at += 1) {
    await write();
    const used = process.threadCpuUsage();
    const began = performance.now();
    await archive.cities(begun, 25, noon);
    times.push(performance.now() - began);
    const { user, system } = process.threadCpuUsage(used);
    cpu += (user + system) / 1_000;
  }
  times.sort((a, b) => a - b);
  return { cpu: cpu / runs, median: times[runs >> 1] ?? 0 };
}

/** Words of two parts each, as the archive of a newspaper has them. */
function* inventWords(): Generator<string> {
  const parts = [
    'ver',
    'ber',
    'gel',
    'bes',
    'ont',
    'aan',
    'uit',
    'voor',
    'ste',
    'str',
    'sch',
    'kra',
    'bro',
    'tra',
  ]
    .concat([
      'pla',
      'pro',
      'con',
      'bel',
      'ges',
      'wer',
      'sta',
      'ret',
      'mar',
      'par',
      'kan',
      'lan',
      'kop',
      'bor',
    ])
    .concat(['pol', 'dra', 'gra', 'sle', 'huis', 'werk', 'raad', 'leden', 'plan', 'dijk', 'water', 'ingen']);
  const part = (number: number) => parts[number % parts.length] ?? '';
  const size = parts.length;
  for (let number = 0; number < words; number += 1)
    yield [1, size, size ** 2, size ** 3]
      .map((by) => part(Math.floor(number / by)))
      .slice(0, 2 + (number % 3))
      .join('');
}

/** Questions of as many unknown words and names as fit: `length` characters at most; longer than 500 none is read. */
const hardQuestions = (length: number): readonly (readonly [string, string])[] => {
  const begins = [
    'ver',
    'ber',
    'gel',
    'bes',
    'ont',
    'aan',
    'uit',
    'ste',
    'str',
    'sch',
    'kra',
    'bro',
    'tra',
    'pla',
  ];
  const repeat = (of: (at: number) => string, most = 40) => {
    let question = '';
    for (let at = 0; at < most && question.length + of(at).length < length; at += 1) question += `${of(at)} `;
    return question.trim();
  };
  const begin = (at: number) => begins[at % begins.length] ?? '';
  return [
    ['words of five letters', repeat((at) => `${begin(at)}q${String.fromCharCode(97 + (at % 26))}`)],
    ['words of eight letters', repeat((at) => `${begin(at)}werqx${String.fromCharCode(97 + (at % 26))}`)],
    ['four unknown, others known', repeat((at) => (at % 9 === 4 ? `${begin(at)}werkqx` : 'bericht'))],
    ['cities', repeat((at) => `stad:Rottedram${at}`)],
    ['provinces', repeat((at) => `provincie:Zeelndd${at}`)],
    ['one word without end', 'abcdefghij'.repeat(length / 10)],
    ['one city without end', `stad:${'a'.repeat(length - 5)}`],
  ];
};

async function measureSuggesting({ archive, learn }: TypingRoom): Promise<void> {
  await learn(
    Array.from(inventWords(), (word) => ({ word, reversed: [...word].reverse().join(''), shown: word })),
  );
  print(`\nsuggesting, ${words} words known; the event loop is to be held for ${mostHeld} ms at most`);
  for (const length of [200, 500]) {
    for (const [name, question] of hardQuestions(length)) {
      const { query } = readTyped(question, noon, 'Europe/Amsterdam', isKnownName);
      if (!query.ok) {
        print(`  ${name}, ${length} characters: no question (${query.problem.message})`);
        continue;
      }
      const { value } = query;
      await archive.suggest(value, noon);
      const { held, spent, took } = await measureTurns(() => archive.suggest(value, noon));
      const verdict = held <= mostHeld ? 'kept' : 'TOO LONG';
      print(
        `  ${`${name}, ${question.length} characters`.padEnd(46)} held ${held.toFixed(1)} ms of processor time, ${spent.toFixed(1)} in all, ${took.toFixed(0)} on the clock  ${verdict}`,
      );
    }
  }
}

/** The longest that one turn of the event loop took of the processor while `work` ran (its clock counts in steps of 1 to 4 ms), and all. */
async function measureTurns(
  work: () => Promise<unknown>,
): Promise<{ readonly held: number; readonly spent: number; readonly took: number }> {
  let isDone = false;
  let held = 0;
  const watching = (async () => {
    let last = process.threadCpuUsage();
    while (!isDone) {
      await setImmediate();
      const { user, system } = process.threadCpuUsage(last);
      held = Math.max(held, (user + system) / 1_000);
      last = process.threadCpuUsage();
    }
  })();
  await setImmediate();
  held = 0;
  const used = process.threadCpuUsage();
  const begun = performance.now();
  await work();
  const took = performance.now() - begun;
  const { user, system } = process.threadCpuUsage(used);
  await setImmediate();
  isDone = true;
  await watching;
  return { held, spent: (user + system) / 1_000, took };
}
