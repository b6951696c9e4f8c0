import type { Locator, Page } from 'playwright-core';

/** What the page calls what a person needs, in the language of the browser. */
const labels = {
  nl: {
    box: /^Bericht aan /,
    channels: 'Kanalen',
    messages: 'Berichten',
    behind: 'Achter de schermen',
    showBehind: 'Achter de schermen tonen',
    switchPerson: /Wissel van persoon/,
    you: (name: string) => `Jij bent ${name}`,
    commands: 'Opdrachten',
    add: (option: string) => `${option} invullen`,
    send: 'Versturen',
    more: 'Meer bij dit bericht',
  },
  en: {
    box: /^Message /,
    channels: 'Channels',
    messages: 'Messages',
    behind: 'Behind the scenes',
    showBehind: 'Show behind the scenes',
    switchPerson: /Switch person/,
    you: (name: string) => `You are ${name}`,
    commands: 'Commands',
    add: (option: string) => `Fill in ${option}`,
    send: 'Send',
    more: 'More about this message',
  },
} as const;

/** What a person does on the sandbox's page. Each resolves when what was done can be seen. */
export interface AtPage {
  /** The messages; the panel behind the scenes. */
  readonly log: Locator;
  readonly panel: Locator;
  /** Becomes another member of the server: `Joris Hoekema`. */
  become(name: string): Promise<void>;
  /** Opens a channel of the list at the left, on a phone too. */
  goTo(channel: string): Promise<void>;
  /** Types a command and chooses it, so that its fields are there. */
  begin(command: string): Promise<void>;
  /** Fills in an option; one that need not be filled in is added first. */
  fill(option: string, text: string): Promise<void>;
  /** The suggestions for an option, once this one is among them. */
  suggested(option: string, text: RegExp | string): Promise<Locator>;
  /** Chooses a command of the menu "Apps" of the message with this text. */
  useOn(text: string, command: string): Promise<void>;
  /** Sends the command that was begun. */
  send(): Promise<void>;
  openPanel(): Promise<void>;
}

/** A person at this page, in Dutch unless told otherwise. */
export function sitDown(page: Page, language: keyof typeof labels = 'nl'): AtPage {
  const say = labels[language];
  const box = page.getByRole('combobox', { name: say.box });
  const channels = page.getByRole('navigation', { name: say.channels });
  const menu = page.getByRole('button', { name: say.channels, exact: true });
  const log = page.getByRole('log', { name: say.messages });
  const showSide = async () => {
    if (await menu.isVisible()) await menu.press('Enter');
  };
  return {
    log,
    panel: page.getByRole('complementary', { name: say.behind }),
    async become(name) {
      await showSide();
      await page.getByRole('button', { name: say.switchPerson }).click();
      await page.getByRole('menuitemradio', { name }).click();
      await page.getByRole('button', { name: say.you(name) }).waitFor({ state: 'attached' });
      if (await menu.isVisible()) await page.keyboard.press('Escape');
    },
    async goTo(channel) {
      await showSide();
      await channels.getByRole('button', { name: new RegExp(`^${channel},`) }).click();
      await page.getByRole('heading', { level: 1, name: channel }).waitFor();
    },
    async begin(command) {
      await box.fill(command);
      const rows = page.getByRole('listbox', { name: say.commands }).getByRole('option');
      await rows.first().getByText(command, { exact: true }).waitFor();
      await box.press('Enter');
    },
    async fill(option, text) {
      const field = page.getByRole('combobox', { name: new RegExp(`^${option}`) });
      const plain = page.getByRole('textbox', { name: new RegExp(`^${option}`) });
      const add = page.getByRole('button', { name: say.add(option) });
      await field.or(plain).or(add).first().waitFor();
      if (await add.isVisible()) await add.press('Enter');
      await field.or(plain).first().fill(text);
    },
    async suggested(option, text) {
      const row = page.getByRole('listbox', { name: option }).getByRole('option', { name: text }).first();
      await row.waitFor();
      return row;
    },
    async useOn(text, command) {
      const message = log.getByRole('article').filter({ hasText: text }).last();
      await message.getByRole('button', { name: say.more }).first().press('Enter');
      await page.getByRole('menuitem', { name: command }).press('Enter');
    },
    async send() {
      await page.getByRole('button', { name: say.send }).press('Enter');
    },
    async openPanel() {
      await page.getByRole('button', { name: say.showBehind }).click();
      await page.getByRole('heading', { name: say.behind }).waitFor();
    },
  };
}
