import type { MistakeCode } from '../../intake/sources/settings-mistakes.ts';
import type { Message } from './message.ts';

const detail = { detail: 'text' } as const;

/** What is wrong in the file of sources, by its code: the end of a sentence that begins with where it is. */
export const mistakeWords = {
  'sourceMistake.not-yaml': {
    nl: 'is geen YAML en geen JSON; `telex sources check` zegt waarom niet',
    en: 'is neither YAML nor JSON; `telex sources check` tells why',
  },
  'sourceMistake.too-many-aliases': {
    nl: 'verwijst te vaak naar zichzelf (`*naam`)',
    en: 'refers to itself too often (`*name`)',
  },
  'sourceMistake.unreadable-file': {
    nl: 'kan niet gelezen worden: de bot mag er niet bij, of de schijf hapert',
    en: 'cannot be read: the bot may not read it, or the disk fails',
  },
  'sourceMistake.empty-file': {
    nl: 'is leeg. Is het de bedoeling dat er geen bronnen zijn, schrijf dan `sources: []`',
    en: 'is empty. Where there are to be no sources, write `sources: []`',
  },
  'sourceMistake.gone-file': {
    nl: 'is weg. Zet het terug; is het de bedoeling dat er geen bronnen zijn, schrijf er dan `sources: []` in',
    en: 'is not there any more. Put it back; where there are to be no sources, write `sources: []` into it',
  },
  'sourceMistake.no-file-shape': {
    nl: 'is geen `sources:` met een lijst eronder',
    en: 'is not `sources:` with a list under it',
  },
  'sourceMistake.no-list-of-sources': {
    nl: 'is geen lijst van bronnen',
    en: 'is not a list of sources',
  },
  'sourceMistake.no-group': {
    nl: 'is geen groep instellingen',
    en: 'is not a group of settings',
  },
  'sourceMistake.no-kind': { takes: detail, nl: 'is geen van {detail}', en: 'is none of {detail}' },
  'sourceMistake.missing': { nl: 'ontbreekt', en: 'is missing' },
  'sourceMistake.unknown-setting': {
    nl: 'is geen instelling van dit soort bron',
    en: 'is not a setting of this kind of source',
  },
  'sourceMistake.name-twice': {
    takes: detail,
    nl: 'is ook de naam van {detail}',
    en: 'is the name of {detail} too',
  },
  'sourceMistake.place-twice': {
    takes: detail,
    nl: 'is ook de plek van {detail}',
    en: 'is the place of {detail} too',
  },
  'sourceMistake.put-away-folder': {
    takes: detail,
    nl: 'is waar {detail} wegzet wat gelezen is',
    en: 'is where {detail} puts away what it has read',
  },
  'sourceMistake.holds-settings': {
    nl: 'bevat het bestand met bronnen zelf: wat daar staat zou als kopij gelezen en verplaatst worden',
    en: 'holds the file of sources itself: what lies there would be read as copy and moved away',
  },
  'sourceMistake.system-folder': {
    nl: 'is van de computer zelf: wat daar staat zou als kopij gelezen en verplaatst worden',
    en: 'belongs to the machine itself: what lies there would be read as copy and moved away',
  },
  'sourceMistake.no-schedule': {
    nl: 'is geen schema. Dit werkt: elke 15 minuten, werkdagen 7:30',
    en: 'is not a schedule. These work: every 15 minutes, weekdays 7:30',
  },
  'sourceMistake.no-text': { nl: 'is geen tekst', en: 'is not a text' },
  'sourceMistake.empty': { nl: 'is leeg', en: 'is empty' },
  'sourceMistake.too-long': {
    takes: detail,
    nl: 'is langer dan {detail} tekens',
    en: 'is longer than {detail} characters',
  },
  'sourceMistake.control-character': {
    nl: 'bevat een regeleinde of een ander stuurteken',
    en: 'holds a line end or another control character',
  },
  'sourceMistake.no-flag': {
    nl: 'is geen `true` en geen `false`',
    en: 'is neither `true` nor `false`',
  },
  'sourceMistake.none-of': { takes: detail, nl: 'is geen van {detail}', en: 'is none of {detail}' },
  'sourceMistake.slash': { nl: 'bevat een schuine streep', en: 'holds a slash' },
  'sourceMistake.name-of-pasting': {
    nl: 'is hoe kopij heet die redacteuren plakken; geef deze bron een andere naam',
    en: 'is how copy that editors paste is called; give this source another name',
  },
  'sourceMistake.name-of-wire': {
    nl: 'is hoe de map WIRE_DIR heet; geef deze bron een andere naam',
    en: 'is how the folder WIRE_DIR is called; give this source another name',
  },
  'sourceMistake.no-hours': {
    nl: 'is geen aantal uren',
    en: 'is not a number of hours',
  },
  'sourceMistake.few-hours': { nl: 'is minder dan 1 uur', en: 'is less than 1 hour' },
  'sourceMistake.many-hours': {
    nl: 'is meer uren dan een jaar heeft',
    en: 'is more than a year of hours',
  },
  'sourceMistake.no-days': {
    nl: 'is geen heel aantal dagen',
    en: 'is not a whole number of days',
  },
  'sourceMistake.few-days': { nl: 'is minder dan 1 dag', en: 'is less than 1 day' },
  'sourceMistake.many-days': { nl: 'is meer dan tien jaar', en: 'is more than ten years' },
  'sourceMistake.no-address': { nl: 'is geen adres', en: 'is not an address' },
  'sourceMistake.no-http-address': {
    nl: 'is geen http(s)-adres',
    en: 'is not an http(s) address',
  },
  'sourceMistake.no-hosts': {
    nl: 'is geen lijst van hosts',
    en: 'is not a list of hosts',
  },
  'sourceMistake.wrong-hosts': {
    nl: 'noemt iets dat geen hostnaam (wire.lan), adres (10.0.0.5) of reeks adressen (10.0.0.0/8) is',
    en: 'names something that is not a host name (wire.lan), address (10.0.0.5) or range of addresses (10.0.0.0/8)',
  },
  'sourceMistake.sender-schedule': {
    nl: 'zegt niets bij een bron die zelf instuurt: die wordt gelezen als hij stuurt. Laat het weg',
    en: 'means nothing for a source that sends its copy itself: it is taken in when it is sent. Leave it out',
  },
  'sourceMistake.sender-past': {
    nl: 'zegt niets bij een bron die zelf instuurt: al wat die stuurt is nieuws. Laat het weg',
    en: 'means nothing for a source that sends its copy itself: all that is sent is news. Leave it out',
  },
  'sourceMistake.no-variable': {
    nl: 'is geen naam van een variabele',
    en: 'is not the name of a variable',
  },
  'sourceMistake.odd-variable': {
    nl: 'is geen naam van een omgevingsvariabele, zoals ANP_TOKEN',
    en: 'is not the name of an environment variable, such as ANP_TOKEN',
  },
  'sourceMistake.one-token': {
    nl: 'heeft een van tokenEnv en tokenFile nodig',
    en: 'needs one of tokenEnv and tokenFile',
  },
  'sourceMistake.no-selector': {
    nl: 'is geen CSS-selector',
    en: 'is not a CSS selector',
  },
  'sourceMistake.no-layout': {
    nl: 'heeft lead, briefs of beide nodig',
    en: 'needs lead, briefs or both',
  },
  'sourceMistake.wrong': {
    nl: 'klopt niet; `telex sources check` zegt waarom niet',
    en: 'is wrong; `telex sources check` tells why',
  },
} as const satisfies Readonly<Record<`sourceMistake.${MistakeCode}`, Message>>;
