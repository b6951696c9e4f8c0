import type {
  CommandGroup,
  ComponentAction,
  FormAction,
  MessageAction,
  Subcommand,
} from '../src/discord/command.ts';
import { abonneer } from './abonneer.ts';
import { abonnementen, openSubscriptions, turnSubscriptions } from './abonnementen.ts';
import { bronnen, openSources, turnSources } from './bronnen.ts';
import type { CommandContext } from './context.ts';
import { shareAnswer } from './deel.ts';
import { dossier, openDossier, turnDossier } from './dossier.ts';
import { pressGuide, sendGuide } from './guide.ts';
import { helpAbout } from './help.ts';
import { instellingen, pressChoice, sendTimezone } from './instellingen.ts';
import { kaart, mapOfDigest } from './kaart.ts';
import { laatste } from './laatste.ts';
import { land } from './land.ts';
import { lees, openStory, turnPage } from './lees.ts';
import { turnList } from './listing.ts';
import { opzeggen } from './opzeggen.ts';
import { pauzeer, resumePaused } from './pauzeer.ts';
import { plakken, takePasteForm } from './plakken.ts';
import { pressPrivacy, privacy } from './privacy.ts';
import { proef } from './proef.ts';
import { resumeFollow } from './resume-follow.ts';
import { sectie } from './sectie.ts';
import { changePaste, discardPaste, publishPaste } from './settle-paste.ts';
import { stad } from './stad.ts';
import { trend } from './trend.ts';
import { openVersion, turnVersion } from './versie.ts';
import { chooseFollowPlace, endFollowing, followStory } from './volg.ts';
import { wijzig } from './wijzig.ts';
import { zoek } from './zoek.ts';
import { searchAbout } from './zoek-hierover.ts';

const subcommands: readonly Subcommand<CommandContext>[] = [
  laatste,
  stad,
  land,
  sectie,
  zoek,
  lees,
  dossier,
  kaart,
  trend,
  abonneer,
  proef,
  wijzig,
  pauzeer,
  abonnementen,
  bronnen,
  opzeggen,
  plakken,
  instellingen,
  privacy,
  helpAbout(() => subcommands),
];

/** `/nieuws` and its subcommands, in the order in which Discord lists them. */
export const nieuws: CommandGroup<CommandContext> = { name: 'nieuws', subcommands };

/** What stands in the menu "Apps" of a message. */
export const messageActions: readonly MessageAction<CommandContext>[] = [searchAbout];

/** What menus and buttons do. */
export const componentActions: readonly ComponentAction<CommandContext>[] = [
  openStory,
  openDossier,
  turnDossier,
  openVersion,
  turnVersion,
  followStory,
  chooseFollowPlace,
  endFollowing,
  resumeFollow,
  mapOfDigest,
  turnPage,
  turnList,
  shareAnswer,
  turnSubscriptions,
  openSubscriptions,
  resumePaused,
  turnSources,
  openSources,
  publishPaste,
  discardPaste,
  changePaste,
  pressGuide,
  pressChoice,
  pressPrivacy,
];

/** What becomes of forms that are sent. */
export const formActions: readonly FormAction<CommandContext>[] = [takePasteForm, sendGuide, sendTimezone];
