import type { Locator, Page } from 'playwright-core';

/** What a person does on the sandbox's page, in Dutch. Each resolves when what was done can be seen. */
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
  /** Sends the command that was begun. */
  send(): Promise<void>;
  openPanel(): Promise<void>;
}

/** A person at this page. */
export function sitDown(page: Page): AtPage {
  const box = page.getByRole('combobox', { name: /^Bericht aan #/ });
  const channels = page.getByRole('navigation', { name: 'Kanalen' });
  const menu = page.getByRole('button', { name: 'Kanalen', exact: true });
  const showSide = async () => {
    if (await menu.isVisible()) await menu.press('Enter');
  };
  return {
    log: page.getByRole('log', { name: 'Berichten' }),
    panel: page.getByRole('complementary', { name: 'Achter de schermen' }),
    async become(name) {
      await showSide();
      await page.getByRole('button', { name: /Wissel van persoon/ }).click();
      await page.getByRole('menuitemradio', { name }).click();
      await page.getByRole('button', { name: `Jij bent ${name}` }).waitFor({ state: 'attached' });
      if (await menu.isVisible()) await page.keyboard.press('Escape');
    },
    async goTo(channel) {
      await showSide();
      await channels.getByRole('button', { name: new RegExp(`^${channel},`) }).click();
      await page.getByRole('heading', { level: 1, name: channel }).waitFor();
    },
    async begin(command) {
      await box.fill(command);
      const rows = page.getByRole('listbox', { name: 'Opdrachten' }).getByRole('option');
      await rows.first().getByText(command, { exact: true }).waitFor();
      await box.press('Enter');
    },
    async fill(option, text) {
      const field = page.getByRole('combobox', { name: new RegExp(`^${option}`) });
      const plain = page.getByRole('textbox', { name: new RegExp(`^${option}`) });
      const add = page.getByRole('button', { name: `${option} invullen` });
      await field.or(plain).or(add).first().waitFor();
      if (await add.isVisible()) await add.press('Enter');
      await field.or(plain).first().fill(text);
    },
    async suggested(option, text) {
      const row = page.getByRole('listbox', { name: option }).getByRole('option', { name: text }).first();
      await row.waitFor();
      return row;
    },
    async send() {
      await page.getByRole('button', { name: 'Versturen' }).press('Enter');
    },
    async openPanel() {
      await page.getByRole('button', { name: 'Achter de schermen tonen' }).click();
      await page.getByRole('heading', { name: 'Achter de schermen' }).waitFor();
    },
  };
}
