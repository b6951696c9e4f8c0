/** Words that tell nothing of what a text is about, Dutch and English: small words, and those of people who talk with each other. */
const empty = new Set(
  `aan af al alle alleen als alweer ben bij bijna daar daarmee daarom dan dat de deze dezelfde die dit doen door dus een eens en er
   even gaan gaat geen geweest had hadden hebben heeft heel het hier hij hoe hun iets ik in is ja jaar je jij jouw jullie kan kunnen komen
   komt maar mag me mee meer meest men met mij mijn minder moet moeten na naar nee net niet niets nog nooit nu of om omdat ook onder ons
   onze ooit op over sinds steeds tegen ten ter terwijl te toch toen tot tussen uit van veel via vandaag volgens voor voordat vooral want
   waren was wat we weer wel welke werd werden weten wie wij wil willen wordt worden zal ze zeer zegt zei zich zij zijn zo zoals zonder
   zou zouden morgen gisteren nieuws bericht berichten weet weten iemand waarom wanneer waarin waar waarmee gezien gehoord gelezen lezen
   kijk kijken zie zien snap snapt echt gewoon vind vindt denk denken zeggen gezegd laat laten moest mocht graag beetje ding dingen mensen
   straks hallo bedankt dank groet eigenlijk misschien toevallig blijkbaar waarschijnlijk allemaal anders ander andere eerste laatste week
   maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
   about after all also and any are because been before being but can could did does doing down each few for from further had has have
   having her here hers him his how into its just more most much must news not now off once only other our out over own said same says
   she should some such than that the their them then there these they this those through today tomorrow too under until very was were
   what when where which while who why will with would yesterday you your anyone somebody know knows heard seen read think maybe really
   people thing things monday tuesday wednesday thursday friday saturday sunday week first last`
    .split(/\s+/)
    .filter(Boolean),
);

/** What stands before a place and is no part of its name, though gazetteers know a village by it: `Bij Goes`. */
const beside = new Set([
  'bij',
  'in',
  'uit',
  'van',
  'naar',
  'nabij',
  'vanuit',
  'rond',
  'rondom',
  'near',
  'at',
  'from',
  'to',
]);

/** Words that are given at most. */
const most = 8;
/** Names of so many words at most: `Den Haag`, `Jan Van der Meer`. */
const longestName = 3;

/** A word, or a name of several, that a message is about perhaps. */
export interface TellingWord {
  readonly text: string;
  /** Written with a capital where none is needed otherwise. */
  readonly isName: boolean;
}

/** A word, with what stands before a family name in Dutch where it has a capital within a sentence: `Van der Meer`. */
const wordPattern =
  /(?:(?<=[\p{L}\p{Nd},] )(?:Van|De|Den|Ter|Ten|Von) (?:(?:der|den|de|het) )?(?=\p{Lu}))?\p{L}[\p{L}\p{M}\p{Nd}]*(?:[’'-][\p{L}\p{Nd}]+)*/gu;

/**
 * The words of a message that may tell what it is about, the most telling first: names (with a capital within a sentence; several
 * capitals in a row are one), then long words, and of as long the earlier. `isPlace`: whether something is a place's name, so
 * that one is known at the start of a sentence too. Links, mentions, code, small print and marks of Discord are none.
 */
export function wordsOfMessage(
  text: string,
  isPlace: (name: string) => boolean = () => false,
): readonly TellingWord[] {
  const plain = text
    .replace(/```[\s\S]*?```|`[^`]*`/g, ' ')
    .replace(/^-# .*$/gm, ' ')
    .replace(/https?:\/\/\S+|<[@#:at/][^>]*>|@(?:everyone|here)\b/g, ' ')
    .replace(/[*_~|>#\\]+/g, ' ');
  const weights = new Map<string, TellingWord & { readonly weight: number }>();
  for (const { text: word, isName } of namesAndWords(plain, isPlace)) {
    const key = word.toLocaleLowerCase('nl');
    if (word.length < 3 || empty.has(key)) continue;
    const weight = (isName ? 12 : 0) + Math.min(word.length, 12);
    const held = weights.get(key);
    if (held === undefined) weights.set(key, { text: word, isName, weight });
    else if (held.weight < weight) weights.set(key, { ...held, isName, weight });
  }
  return [...weights.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ text: word, isName }) => ({ text: word, isName }));
}

/** All words in order; capitals in a row within a sentence as one. */
function namesAndWords(plain: string, isPlace: (name: string) => boolean): readonly TellingWord[] {
  const found: (TellingWord & { readonly words: number; readonly end: number })[] = [];
  for (const { 0: word, index } of plain.matchAll(wordPattern)) {
    const end = index + word.length;
    const isCapital = /^\p{Lu}/u.test(word);
    const isWithin = /[\p{L}\p{Nd},;:]\s*$/u.test(plain.slice(Math.max(0, index - 3), index));
    const before = found.at(-1);
    const joined = before === undefined ? word : `${before.text} ${word}`;
    const isNext = isCapital && before !== undefined && plain.slice(before.end, index) === ' ';
    const isBeside = before !== undefined && beside.has(before.text.toLocaleLowerCase('nl'));
    if (isNext && !isBeside && before.words < longestName && (before.isName || isPlace(joined))) {
      found.pop();
      found.push({ text: joined, isName: true, words: before.words + 1, end });
    } else {
      found.push({ text: word, isName: isCapital && (isWithin || isPlace(word)), words: 1, end });
    }
  }
  return found;
}
