import type { Subcommand } from '../src/discord/command.ts';
import type { CommandContext } from './context.ts';
import { laatste } from './laatste.ts';
import { completedOption, countOption } from './options.ts';

/** `/nieuws sectie <sectie> [aantal]`: as `/nieuws laatste` with a section, by the name under which one looks for it. */
export const sectie: Subcommand<CommandContext> = {
  ...laatste,
  name: 'sectie',
  options: [completedOption('laatste.sectie', 100, true), countOption],
};
