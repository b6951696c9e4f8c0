import type { Message } from './message.ts';

/** Why a source could not be looked at, by the code of its failure. */
export const sourceFailureWords = {
  'sourceFailure.unreadable-folder': {
    nl: 'de map kan niet gelezen worden: ze is er niet, of de bot mag er niet in.',
    en: 'the folder cannot be read: it is not there, or the bot may not enter it.',
  },
  'sourceFailure.look-failed': {
    nl: 'het kijken zelf mislukte of kwam niet klaar; het log van de bot zegt waarom.',
    en: 'looking itself failed or did not finish; the bot’s log says why.',
  },
  'sourceFailure.no-page': {
    nl: 'op dit adres staat geen webpagina.',
    en: 'there is no web page at this address.',
  },
  'sourceFailure.page-without-story': {
    nl: 'op de pagina is geen bericht te vinden.',
    en: 'no story is found on the page.',
  },
  'sourceFailure.page-too-large': {
    nl: 'de pagina is te groot.',
    en: 'the page is too large.',
  },
  'sourceFailure.feed-cut-off': {
    nl: 'de feed houdt op voor hij compleet is.',
    en: 'the feed ends before it is whole.',
  },
  'sourceFailure.bad-address': {
    nl: 'het adres is geen adres.',
    en: 'the address is not an address.',
  },
  'sourceFailure.private-address': {
    nl: 'het adres ligt in een besloten netwerk. Is dat de bedoeling, noem het dan in `allowPrivate`.',
    en: 'the address lies in a private network. If that is meant, name it in `allowPrivate`.',
  },
  'sourceFailure.port-refused': {
    nl: 'van deze poort haal ik niets op.',
    en: 'nothing is fetched from this port.',
  },
  'sourceFailure.sign-in-needed': {
    nl: 'de server wil een naam en wachtwoord, of betaling.',
    en: 'the server wants a name and password, or to be paid.',
  },
  'sourceFailure.refused': {
    nl: 'de server weigert het.',
    en: 'the server refuses it.',
  },
  'sourceFailure.robots-disallow': {
    nl: 'de site wil niet dat programma’s dit lezen (robots.txt).',
    en: 'the site does not want programs to read this (robots.txt).',
  },
  'sourceFailure.robots-unreadable': {
    nl: 'of de site gelezen mag worden (robots.txt) is niet te achterhalen.',
    en: 'whether the site may be read (robots.txt) cannot be found out.',
  },
  'sourceFailure.not-found': {
    nl: 'op dit adres staat niets.',
    en: 'there is nothing at this address.',
  },
  'sourceFailure.gone': {
    nl: 'wat hier stond is voorgoed weg, zegt de server.',
    en: 'what was here is gone for good, the server says.',
  },
  'sourceFailure.server-trouble': {
    nl: 'er is iets mis met de server.',
    en: 'something is wrong with the server.',
  },
  'sourceFailure.asked-to-wait': {
    nl: 'de server vraagt om te wachten.',
    en: 'the server asks to wait.',
  },
  'sourceFailure.no-connection': {
    nl: 'de server neemt geen verbinding aan.',
    en: 'the server does not accept a connection.',
  },
  'sourceFailure.name-unknown': {
    nl: 'de naam van de server is niet bekend.',
    en: 'the server’s name is not known.',
  },
  'sourceFailure.too-slow': {
    nl: 'de server antwoordt niet op tijd.',
    en: 'the server does not answer in time.',
  },
  'sourceFailure.too-large': {
    nl: 'het antwoord is te groot.',
    en: 'the answer is too large.',
  },
  'sourceFailure.cut-short': {
    nl: 'het antwoord brak af.',
    en: 'the answer broke off.',
  },
  'sourceFailure.bad-certificate': {
    nl: 'de server bewijst niet wie hij is (certificaat).',
    en: 'the server does not prove who it is (certificate).',
  },
  'sourceFailure.broken-feed': {
    nl: 'op dit adres staat geen feed, of een die kapot is.',
    en: 'there is no feed at this address, or a broken one.',
  },
  'sourceFailure.credentials-refused': {
    nl: 'naam en wachtwoord in het adres worden niet doorgestuurd naar een ander adres.',
    en: 'a name and password in the address are not passed on to another address.',
  },
  'sourceFailure.scheme-refused': {
    nl: 'het adres, of dat waarnaar het doorverwijst, is geen http(s)-adres.',
    en: 'the address, or the one that it redirects to, is not an http(s) address.',
  },
  'sourceFailure.too-many-redirects': {
    nl: 'de server verwijst steeds door en komt nergens uit.',
    en: 'the server redirects on and on.',
  },
  'sourceFailure.downgraded': {
    nl: 'de server verwijst van https door naar http, waar iedereen onderweg de kopij kan veranderen.',
    en: 'the server redirects from https to http, where anybody on the way could change the copy.',
  },
  'sourceFailure.no-tls': {
    nl: 'er komt geen versleutelde verbinding tot stand.',
    en: 'no encrypted connection could be made.',
  },
  'sourceFailure.look-up-failed': {
    nl: 'de naam van de server kon niet opgezocht worden: de naamservers antwoorden niet zoals het hoort.',
    en: 'the server’s name could not be looked up: the name servers do not answer as they should.',
  },
  'sourceFailure.no-http': {
    nl: 'de server antwoordt niet zoals een webserver doet.',
    en: 'the server does not answer as a web server does.',
  },
  'sourceFailure.empty-answer': {
    nl: 'het antwoord is leeg.',
    en: 'the answer is empty.',
  },
  'sourceFailure.odd-answer': {
    nl: 'de server antwoordt iets wat niet past bij wat er gevraagd werd.',
    en: 'the server gives an answer that does not fit what was asked.',
  },
  'sourceFailure.broken-encoding': {
    nl: 'het antwoord is ingepakt en kan niet uitgepakt worden.',
    en: 'the answer is packed and cannot be unpacked.',
  },
  'sourceFailure.unknown-encoding': {
    nl: 'het antwoord is ingepakt op een manier die ik niet ken.',
    en: 'the answer is packed in a way that is not known.',
  },
  'sourceFailure.failed': {
    nl: 'het ophalen mislukte.',
    en: 'fetching failed.',
  },
  'sourceFailure.other': {
    takes: { code: 'text' },
    nl: 'het mislukte ({code}); `telex sources status` zegt waarom.',
    en: 'it failed ({code}); `telex sources status` tells why.',
  },
} as const satisfies Record<string, Message>;
