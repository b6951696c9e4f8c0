/** A command as the page offers it. */
export interface OfferedCommand {
  readonly label: string;
  readonly typed: string;
  readonly description: string;
}

export function rankCommands<Command extends OfferedCommand>(
  commands: readonly Command[],
  typed: string,
): Command[];
