/** Cyrillic letters as Dutch copy writes them, where Ukrainian and Russian agree. */
const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  д: 'd',
  е: 'e',
  ж: 'zj',
  з: 'z',
  й: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'oe',
  ф: 'f',
  х: 'ch',
  ц: 'ts',
  ч: 'tsj',
  ш: 'sj',
  щ: 'sjtsj',
  ь: '',
  ю: 'joe',
  я: 'ja',
};
const ukrainian: Readonly<Record<string, string>> = {
  ...letters,
  г: 'h',
  ґ: 'g',
  и: 'y',
  і: 'i',
  ї: 'ji',
  є: 'je',
};
const russian: Readonly<Record<string, string>> = {
  ...letters,
  г: 'g',
  и: 'i',
  ы: 'y',
  э: 'e',
  ё: 'jo',
  ъ: '',
};

/**
 * How Dutch copy spells a Cyrillic name: `Вугледар` is Voehledar. From Ukrainian for a town of Ukraine, from Russian for
 * one there, in Russia or Belarus; none for another country, and for what is not wholly in one of the two alphabets.
 */
export function transliterate(name: string, country: string): readonly string[] {
  if (!/^\p{Script=Cyrillic}[\p{Script=Cyrillic} ’'ʼ-]+$/u.test(name)) return [];
  const alphabets =
    country === 'UA' ? [ukrainian, russian] : country === 'RU' || country === 'BY' ? [russian] : [];
  return alphabets.flatMap((alphabet) => {
    const spelled = spell(name, alphabet);
    return spelled === null ? [] : [spelled];
  });
}

function spell(name: string, alphabet: Readonly<Record<string, string>>): string | null {
  let spelled = '';
  for (const letter of name.toLowerCase()) {
    const latin = /\p{L}/u.test(letter) ? alphabet[letter] : letter === '-' || letter === ' ' ? letter : '';
    if (latin === undefined) return null;
    spelled += latin;
  }
  return (
    spelled
      // A Russian е that begins a word is je; the end -yj, -ij is written without j (Chmelnytsky).
      .replace(/(?<![\p{L}])e/gu, alphabet === russian ? 'je' : 'e')
      .replace(/(?<=[yi])j(?![\p{L}])/gu, '')
      .replace(/(?<![\p{L}])\p{L}/gu, (first) => first.toUpperCase())
  );
}
