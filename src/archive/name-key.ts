import { isPlainWord } from './plain-words.ts';

/** Letters of the shortest key: shorter ones are too much alike. */
const shortestKey = 4;

/** How Dutch and English copy write one foreign sound, both to one spelling; what stands first is looked for first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/dzj|dzh/g, 'dj'],
  [/sj|sh/g, 'x'],
  [/zj|zh/g, 'zj'],
  [/kh|q/g, 'k'],
  [/([dgt])h/g, '$1'],
  [/ou|(?<![gk])ue/g, 'u'],
  [/a[ae]/g, 'a'],
  [/i?y{1,2}(?:eh?|ah?)$/, 'ia'],
  [/(?<=[aeiou])h$/, ''],
  [/y(?=[aeou])/g, 'j'],
  [/y|(?<=[aeou])j(?![aeiou])/g, 'i'],
  [/i[ij]+$/, 'i'],
  [/(?<=[eo])w$/, 'f'],
  [/([b-df-hj-np-tv-zi])\1/g, '$1'],
];

/** The same for sounds that hold the letters of another: before what can be read in two ways. */
const longSounds: typeof sounds = [
  [/sjtsj|shch|schtsch/g, 'xtx'],
  [/tsj|tsch|tch/g, 'tx'],
];

/** What may be read in two ways: Dutch `Cherson` is `Kherson`, English `Chernobyl` `Tsjernobyl`; `oe` is `u` or `ö`. */
const readings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ch/g, ['tx', 'k']],
  [/oe/g, ['u', 'o']],
];

/**
 * The keys under which a name's spellings meet: `Sjojgoe` and `Shoigu`, `Müller` and `Mueller`, `Cruijff` and `Cruyff`. Of a folded
 * word's stem; without the stem itself, and without what the dictionary has as a word: names alone meet. None for a word that the
 * dictionary has. Reads the list of words when it is first asked.
 */
export function nameKeys(stem: string): readonly string[] {
  if (stem.length < shortestKey || !/^[a-z]+$/.test(stem)) return [];
  // As Dutch families write the one letter: `Heijden`, `Heyden`. What has the `y` is found as it stands.
  const keys = [...new Set([...readKeys(stem), stem.replace(/ij/g, 'y')])].filter(
    (key) => key !== stem && key.length >= shortestKey,
  );
  if (keys.length === 0 || isPlainWord(stem)) return [];
  return keys.filter((key) => !isPlainWord(key));
}

/** All keys of a stem, one or more, whatever the dictionary has. */
function readKeys(stem: string): readonly string[] {
  let ways: readonly string[] = [respell(stem, longSounds)];
  for (const [letters, spellings] of readings) {
    ways = ways.flatMap((way) =>
      way.search(letters) >= 0 ? spellings.map((spelling) => way.replace(letters, spelling)) : [way],
    );
  }
  return [...new Set(ways.map((way) => respell(way, sounds)))];
}

function respell(word: string, by: typeof sounds): string {
  return by.reduce((key, [from, to]) => key.replace(from, to), word);
}
