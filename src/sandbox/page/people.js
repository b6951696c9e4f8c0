import { element } from './draw.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { keepSetting, settings } from './settings.js';
import { actingPerson, currentGuild, state } from './state.js';
import { language, speak, words } from './words.js';

/** The languages of the page by their own names. */
const LANGUAGES = { nl: 'Nederlands', en: 'English' };

/**
 * The foot of the list at the left: who one is, to be switched, and the page's looks.
 * @param chosen called with the username of who one is from now on
 * @param link the element that says whether there is a connection
 */
export function drawMe(foot, { chosen, link }) {
  const me = actingPerson();
  const name = me?.name ?? '';
  const who = element(
    'button',
    {
      type: 'button',
      id: 'as',
      class: 'who',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': words.switchPerson(name),
      click: (event) => openPeople(event.currentTarget, chosen),
    },
    me ? element('img', { src: `/avatars/${me.id}`, alt: '' }) : null,
    element(
      'span',
      { class: 'who-text' },
      element('strong', {}, name),
      element('small', {}, words.ranks[me?.may] ?? ''),
    ),
    icon('chevron'),
  );
  const looks = element(
    'button',
    {
      type: 'button',
      id: 'looks',
      class: 'icon-button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': words.settings,
      title: words.settings,
      click: (event) => openLooks(event.currentTarget),
    },
    icon('sliders'),
  );
  const focused = foot.contains(document.activeElement) ? document.activeElement.id : '';
  foot.replaceChildren(who, looks, link);
  if (focused) document.getElementById(focused)?.focus();
}

function openPeople(anchor, chosen) {
  const people = (currentGuild()?.members ?? []).filter((member) => !member.bot);
  const speaks = (locale) => words.speaks[locale?.slice(0, 2)] ?? locale;
  openMenu(anchor, words.you, [
    {
      title: words.you,
      items: people.map((member) => ({
        label: member.name,
        detail: `${words.ranks[member.may]} · ${speaks(member.locale)}`,
        picture: `/avatars/${member.id}`,
        isChosen: member.username === state.as,
        pick: () => chosen(member.username),
      })),
    },
  ]);
}

function openLooks(anchor) {
  openMenu(anchor, words.settings, [
    {
      title: words.theme,
      items: Object.keys(words.themes).map((theme) => ({
        label: words.themes[theme],
        isChosen: theme === settings.theme,
        pick: () => keepSetting('theme', theme),
      })),
    },
    {
      title: words.language,
      items: Object.entries(LANGUAGES).map(([code, label]) => ({
        label,
        isChosen: code === language,
        pick: () => speak(code),
      })),
    },
  ]);
}
