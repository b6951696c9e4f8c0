/**
 * What usage terms say of showing a picture, in words that agencies and archives use, Dutch, English and German. Whatever is in
 * none of these lists says nothing.
 */

/** Terms of trade that say how, and do not say that it may not be shown with the news. */
export const aboutEditorialUse: readonly RegExp[] = [
  /\b(?:for )?editorial use only\b/giu,
  /\b(?:alleen|uitsluitend) (?:voor )?redactione(?:el|le) (?:gebruik|doeleinden)\b/giu,
  /\bnur (?:zur|für) redaktionellen? (?:verwendung|zwecken?)\b/giu,
];

/** It may be shown. */
export const allowing: readonly RegExp[] = [
  /\bpublic domain\b|\bpubliek(?:e)? domein\b|\bgemeinfrei\b/iu,
  /\bcc0\b|creativecommons\.org\/publicdomain\//iu,
  /\bcc[ -]by(?:[ -](?:sa|nd))?\b(?![ -]nc)|creativecommons\.org\/licenses\/by(?:-sa|-nd)?\//iu,
  /\brechtenvrij\b|\bvrij van (?:auteurs)?rechten\b|\bcopyright[- ]free\b|\bfree of (?:rights|copyright)\b/iu,
  /\bfree (?:for|to) (?:editorial |media |online )?(?:use|publish|publication|reuse|share)\b|\bfree editorial use\b/iu,
  /\b(?:vrij|gratis) (?:te (?:gebruiken|publiceren)|voor (?:redactione(?:el|le) )?(?:gebruik|publicatie|doeleinden))\b/iu,
  /\b(?:redactioneel|online) gebruik (?:is )?toegestaan\b|\bmag (?:vrij )?(?:worden )?(?:gebruikt|gepubliceerd|geplaatst)\b/iu,
  /\bmay be (?:freely )?(?:used|published|reproduced|shown|shared)\b|\b(?:online|editorial) use (?:is )?(?:allowed|permitted)\b/iu,
  /\bhonorarfrei\b|\bfrei (?:zur|für) (?:redaktionelle )?(?:verwendung|veröffentlichung)\b/iu,
];

/** It may be shown, were it not for this: then nobody knows. */
export const reserving: readonly RegExp[] = [
  /\ball rights reserved\b|\balle rechten voorbehouden\b|\balle rechte vorbehalten\b/iu,
];

/**
 * It may not be shown, not here, not by all, or not for ever. A bare "no" is enough: what is forbidden stands in a hundred
 * wordings, and one of them may be this.
 */
export const refusing: readonly RegExp[] = [
  /\b(?:no|not|never|none|without|except|excluding|unless|prohibited|forbidden|restricted|restrictions?|exclusive)\b/iu,
  /\b(?:niet|geen|nooit|zonder|behalve|uitgezonderd|tenzij|verboden|beperkt|exclusief|alleen|uitsluitend)\b/iu,
  /\b(?:nicht|kein(?:e|en|er)?|nie|ohne|außer|verboten|nur|exklusiv)\b/iu,
  /\b(?:only|until|before|after|expires?|embargo|tot|vanaf|voor \d|bis)\b/iu,
  /\b(?:out|subscribers?|clients?|licen[cs]e required|abonnees|klanten|kunden|fee|vergoeding|honorarpflichtig)\b/iu,
  /\bnon-?commercial\b|\bcc[ -]by[ -]nc|\/licenses\/by-nc/iu,
];
