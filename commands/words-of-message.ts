/** Words that tell nothing of what a text is about, Dutch and English. */
const empty = new Set(
  `aan af al alle alleen als alweer ben bij bijna daar daarmee daarom dan dat de deze dezelfde die dit doen door dus een eens en er
   even gaan gaat geen geweest had hadden hebben heeft heel het hier hij hoe hun iets ik in is ja jaar je jij jouw jullie kan kunnen komen
   komt maar mag me mee meer meest men met mij mijn minder moet moeten na naar nee net niet niets nog nooit nu of om omdat ook onder ons
   onze ooit op over sinds steeds tegen ten ter terwijl te toch toen tot tussen uit van veel via vandaag volgens voor voordat vooral want
   waren was wat we weer wel welke werd werden weten wie wij wil willen wordt worden zal ze zeer zegt zei zich zij zijn zo zoals zonder
   zou zouden morgen gisteren nieuws bericht
   about after all also and any are because been before being but can could did does doing down each few for from further had has have
   having her here hers him his how into its just more most much must news not now off once only other our out over own said same says
   she should some such than that the their them then there these they this those through today tomorrow too under until very was were
   what when where which while who why will with would yesterday you your`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that are looked for at most. */
const most = 6;

/**
 * The words of a message that tell what it is about, the most telling first: names (with a capital within a sentence), then long
 * words. Links, mentions, code and marks of Discord are none.
 */
export function wordsOfMessage(text: string): readonly string[] {
  const plain = text
    .replace(/```[\s\S]*?```|`[^`]*`/g, ' ')
    .replace(/https?:\/\/\S+|<[@#:at/][^>]*>/g, ' ')
    .replace(/[*_~|>#]+/g, ' ');
  const weights = new Map<string, { word: string; weight: number }>();
  for (const { 0: word, index } of plain.matchAll(/\p{L}[\p{L}\p{M}\p{Nd}]*(?:[’'-][\p{L}\p{Nd}]+)*/gu)) {
    const key = word.toLocaleLowerCase('nl');
    if (word.length < 3 || empty.has(key)) continue;
    const isName =
      /^\p{Lu}/u.test(word) && /[\p{L}\p{Nd},;:]\s*$/u.test(plain.slice(Math.max(0, index - 3), index));
    const weight = (isName ? 12 : 0) + Math.min(word.length, 12);
    const held = weights.get(key);
    if (held === undefined || held.weight < weight)
      weights.set(key, { word, weight: Math.max(weight, held?.weight ?? 0) });
  }
  return [...weights.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ word }) => word);
}
