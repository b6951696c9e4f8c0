/**
 * Words for "never to be shown again", whole, where a status says nothing else: `Canceled`, `stat:canceled`, `killed`.
 */
const killWords =
  /(?<![\p{L}\d])(?:kill(?:ed)?|cancel(?:l?ed|s|lation)?|cancel+ing|eliminat(?:e|ed|ion)|retract(?:ed|ion)?|withdrawn|deleted|annul(?:e|é|ée|ed|ation)|storn(?:o|iert)|vervallen|ingetrokken|intrekking)(?![\p{L}\d])/iu;

/** Whether a status field says that the story is cancelled. Take keys: `takeKeyKills`. */
export function saysKilled(status: string | null): boolean {
  return status !== null && killWords.test(status);
}

/** Whether a headline or a note to editors orders a kill: `KILL: Brug open`, `MANDATORY KILL. The story is withdrawn`. */
export function ordersKill(headline: string | null, note: string | null): boolean {
  return (headline !== null && headlineKills(headline)) || (note !== null && noteKills(note));
}

const alerts = '(?:bulletin|mandatory|urgent)';
/** `KILL: …`, `(KILL) …`, `Mandatory kill: …`: an order whatever follows. */
const killHeads = new RegExp(
  `^[^\\p{L}\\d]*(?:(?:${alerts}\\s+){0,3}kill\\s*(?:$|[:/]|\\s[-–—]\\s)` +
    '|(?<=[([])\\s*(?:kill|storno|killed|cancelled|ingetrokken|vervallen)\\s*[)\\]])',
  'iu',
);
/** `MANDATORY KILL Brug open`, `KILL Brug open`, `KILL-Brug`: capitals, and a word behind them that has them not. */
const killBefore = /^\W*(?:(?:BULLETIN|MANDATORY|URGENT)\s+)*KILL(?:\s+|-)(?=\p{Lu}\p{Ll})/u;
/** Words that news begins with as well: in capitals, before a colon, above a headline that is not in capitals. */
const labels =
  /^\W*(?:KILLED|STORNO|STORNIERT|INGETROKKEN|VERVALLEN|INTREKKING|CANCELL?ED|CANCELLATION|WITHDRAWN|RETRACTED|RETRACTION|ZURÜCKGEZOGEN|ANNULÉE?|ANNULATION|[EÉ]LIMINATION)(?:\s?:|\s?\/|\s[-–—]\s|\s*$)(?!\s*\d)/u;

function headlineKills(headline: string): boolean {
  if (killHeads.test(headline) || killBefore.test(headline)) return true;
  const label = labels.exec(headline);
  if (label === null) return false;
  const rest = headline.slice(label[0].length);
  return /^\W*STORNO/.test(headline) || rest === '' || rest !== rest.toUpperCase();
}

const killed =
  '(?:killed|withdrawn|cancell?ed|retracted|deleted|ingetrokken|vervallen|geschrapt|zurückgezogen|storniert|annulée?|retirée?)';
const story = '(?:story|item|article|copy|dispatch|bericht|verhaal|artikel|stuk|meldung|beitrag|dépêche)';
const prefix =
  '(?:(?:please|pls|bitte|gelieve|graag|note that|(?:please )?note|nota bene|n\\.?b\\.?|(?:(?:de|the|all) )?(?:attention )?(?:editors?|redacties?|eds))[ :,]{1,2})*';
/** Where a part of a note begins. */
const start = '(?:^|[.:;,!?\\n(] ?| [-–—] )';
const noteOrders = [
  // `This story has been killed`, `Story withdrawn`, `dit bericht is vervallen`, `The story slugged Lock has been killed`.
  new RegExp(
    `${start}${prefix}(?:(?:this|the|our|above|following|dit|het|ons|bovenstaand|diese|die|der|dieser|unsere|cette|la) ){0,2}${story}` +
      '(?: (?:slugged|met (?:de )?slug|headlined) [^.;]{1,80}?)?' +
      '(?: (?:has been|have been|is|was|wordt|werd|wurde|wird|ist|est|a été|must be|should be|moet worden|hereby)){0,2}' +
      ` ${killed}(?= ?(?:$|[.:;,!)\\n]|[-–—]|(?:and|en|und|et|because|omdat|wegens|due)(?!\\p{L})))`,
    'iu',
  ),
  // `Please KILL the story`, `Kill this item.`
  new RegExp(
    `${start}${prefix}(?:kill|withdraw|retract|spike|cancel) (?:(?:this|the|our|above|following|entire|whole) ){1,3}${story}(?!\\p{L})`,
    'iu',
  ),
  new RegExp(`${start}${prefix}kill it ?(?:$|[.:;,!\\n])`, 'iu'),
  // `MANDATORY KILL`, `BULLETIN KILL: …`.
  new RegExp(`${start}${prefix}(?:${alerts} )+kill(?![\\p{L}-])`, 'iu'),
  new RegExp(`${start}[eé]limination obligatoire`, 'iu'),
  // `Kill.`, `Kill: wrong town`, `STORNO`: nothing beside it.
  new RegExp(`(?:^|[.:;!?\\n(] ?)${prefix}(?:kill|storno) ?(?:$|[.:;!)\\n])`, 'iu'),
  /^(?:killed|withdrawn|retracted|cancell?ed|ingetrokken|vervallen|annulation|zurückgezogen)\W*$/imu,
  /(?:^|\n)\W?KILL(?:,| [-–—] | \p{Lu}\p{Ll})/u,
];

/** Whether a note is an order to kill, or tells of one that holds for this item: not of killed people or laws. */
function noteKills(note: string): boolean {
  const plain = note
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
  return noteOrders.some((one) => one.test(plain));
}
