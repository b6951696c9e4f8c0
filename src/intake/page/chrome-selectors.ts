/** What of a page is no news, as data: by element, by what it is marked as, by the names that sites give it. */

/** Nobody reads these, or they are no text. Taken out whatever is in them. */
export const neverRead = [
  'script,style,template,noscript,iframe,object,embed,svg,math,canvas,audio,video,picture,img,map',
  'del,s,strike',
  'button,select,textarea,input,option,datalist,dialog,figcaption,figure,link,meta,title',
  'amp-ad,amp-embed,amp-analytics,amp-sidebar,amp-social-share,amp-consent,amp-img,amp-video,amp-iframe,amp-carousel',
  'amp-sticky-ad,amp-list,amp-pixel,amp-youtube,amp-user-notification,amp-lightbox,amp-state,amp-geo',
  '[hidden],[aria-hidden="true"],[aria-modal="true"],[role="dialog"],[role="alertdialog"],[role="menu"],[role="tooltip"]',
  '.hidden,.is-hidden,.d-none,.invisible,.sr-only,.visually-hidden,.visuallyhidden,.screen-reader-text,.u-hidden,.hide',
].join(',');

/** Furniture by its element or role. Taken out where no story stands in it: some sites put everything into a form. */
export const furniture =
  'nav,footer,aside,form,menu,[role="navigation"],[role="contentinfo"],[role="complementary"],[role="search"],' +
  '[role="banner"],header';

/** What a box within a story says above teasers of others, which are none of its own, whatever they begin with. */
export const teaserHeading =
  /^(?:(?:lees|bekijk|luister|zie|kijk) (?:ook|verder|meer)|ook interessant|meer (?:lezen|over dit onderwerp)|gerelateerd|verwant|(?:read|see) (?:also|more)|related)(?:\s?:|\s.{0,40})?$/iu;

/** Words in the classes and ids of furniture. Taken out where no story stands in it. */
export const furnitureWords: ReadonlySet<string> = new Set(
  (
    'nav navbar navigation menu submenu cookie cookies consent gdpr cmp privacy share sharing social socials deel delen ' +
    'related verwant gerelateerd sidebar advert advertisement advertentie ad ads adslot banner promo promotion sponsor ' +
    'sponsored newsletter nieuwsbrief comments comment reacties reactie reactions breadcrumb breadcrumbs footer tags taglist ' +
    'popup modal overlay paywall login subscribe abonnement abonneer search zoek widget toolbar caption bijschrift credit ' +
    'gallery slideshow mostread meestgelezen populair popular trending recommended recommendations aanbevolen leesook ' +
    'readmore outbrain taboola skip skiplink print topbar masthead poll feedback disclaimer colofon pagination pager ' +
    'weather weer ticker marquee toast notification sticky'
  ).split(' '),
);

/** Words in the classes, ids and labels of what readers wrote. No dateline in it makes a story. */
export const commentWords: ReadonlySet<string> = new Set(
  (
    'comments comment commentlist reacties reactie reactions reaction discussie discussion discussions ' +
    'forum disqus hyvor giscus utterances viafoura guestbook gastenboek'
  ).split(' '),
);

/**
 * What a heading above them says: `3 reacties`, `Reacties (12)`, `Discussie`, `Leave a comment`, `Praat mee`. On what the
 * comments are stands behind a number only: `Reacties op val van kabinet` is a headline.
 */
export const commentHeading = new RegExp(
  [
    '^(?:(?:nog geen|geen|alle|all|laatste|nieuwste|no|de|lees de|bekijk de|bekijk alle|uw|jouw|your|view|show) )?(?:lezers|reader )?names\\s?[:.]?\\s?(?:\\(?\\d{1,6}\\)?)?$',
    '^(?:alle |all )?\\d{1,6} names(?: (?:op|over|van|on|from|to|by) .{0,120})?[:.]?$',
    '^(?:reageer|praat mee|discussieer)(?: (?:op|over|mee) .{0,80}|[.!]?)$',
    '^(?:plaats een reactie|geef (?:een|je|uw) reactie|laat een (?:reactie|bericht) achter)\\b.{0,40}$',
    '^(?:wat vind(?:en (?:onze )?lezers|t u|en jullie| jij| je)(?: (?:er|hier)van)?|(?:onze )?lezers reageren|(?:uw|jouw|je) mening)\\s?[?:.!]?$',
    '^(?:what (?:do you|readers) think|(?:have )?your say)\\s?[?:.!]?$',
    '^(?:leave a (?:comment|reply)|join the (?:discussion|conversation)|add a comment)\\b.{0,40}$',
  ]
    .join('|')
    .replaceAll(
      'names',
      '(?:reacties?|comments?|reactions?|discussies?|discussions?|forum|gastenboek|opmerkingen|replies)',
    ),
  'iu',
);

/** A word beside one of these that says whether readers may write: `has-comments`, `comments-closed`. */
export function isSwitch(word: string): boolean {
  return /^(?:open|opened|closed|has|no|with|without|enabled|disabled|on|off|allowed|count|status)$/.test(
    word,
  );
}

/** The words of an element's classes and id: `main-Nav__item` has `main`, `nav` and `item`. */
export function wordsOfNames(names: string): readonly string[] {
  return names
    .slice(0, 300)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}
