/** What a page is called that a site shows in the place of its news: a whole title, in lower case, without signs at its ends. */
const titles: readonly RegExp[] = [
  // Errors, as servers and sites call them.
  /^(?:(?:http|error|fout|foutmelding|oeps|helaas)[ :!-]*)*[45]\d\d$/,
  /^(?:(?:http|error|fout|foutmelding)[ :-]*)?(?:[45]\d\d[ :-]*)?(?:(?:de(?:ze)? )?(?:pagina|page|artikel|the page|this page|file)[ ])?(?:is )?(?:niet gevonden|not found|bestaat niet(?: meer)?|does not exist|(?:access )?forbidden|unauthorized|bad gateway|gateway time-?out|(?:service )?(?:temporarily )?unavailable|internal server error|too many requests)$/,
  /^(?:access denied|toegang geweigerd|geen toegang|under maintenance|(?:site )?in onderhoud|onderhoud)$/,
  // Doors: who one is, and whether one is a machine.
  /^(?:inloggen|login|log ?in|sign ?in|aanmelden|registreren|account aanmaken|create (?:an )?account|register)(?: (?:op|bij|met|to|at|in|with) (?:\S+ )?\S+)?$/,
  /^(?:wachtwoord vergeten|forgot(?:ten)? (?:your )?password|uitgelogd|signed out)$/,
  /^(?:just a moment|even geduld(?: a\.?u\.?b)?|one moment please|attention required.*|checking your browser.*|(?:ben je|bent u) (?:een )?(?:robot|mens)|are you (?:a )?(?:robot|human))$/,
  // What lawyers want said.
  /^(?:cookies|cookie-?(?:instellingen|voorkeuren|beleid|verklaring|melding)|cookie (?:settings|preferences|policy|notice)|privacy(?:verklaring|beleid)?|privacy ?(?:policy|statement)|(?:algemene|gebruiks) ?voorwaarden|terms (?:of (?:use|service)|and conditions))$/,
];

/** Whether a page or headline of this title is no news: a login, an error, a question to agree. `title` as it stands, null when there is none. */
export function isNoNewsTitle(title: string | null): boolean {
  if (title === null) return false;
  // A site's own name stands behind a bar or a dash.
  const [first = ''] = title.split(/\s+[|–—·-]\s+/);
  return [title, first].some((one) => {
    const plain = one
      .toLowerCase()
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      .replace(/\s+/g, ' ');
    return titles.some((pattern) => pattern.test(plain));
  });
}
