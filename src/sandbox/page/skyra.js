import { unsafeCSS } from 'lit';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-file-attachment.js';
import '@skyra/discord-components-core/discord-image-attachment.js';
import '@skyra/discord-components-core/discord-mention.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-reply.js';
import '@skyra/discord-components-core/discord-thread.js';
import { LOOK } from './skyra-look.js';

/**
 * skyra's elements, each with the page's look over its own: their colours are Discord's of some years ago, and one sheet
 * of colours (`colours.css`) serves light and dark. lit adopts what stands in `elementStyles` in each element it makes.
 */
export function dressSkyra() {
  for (const [name, css] of Object.entries(LOOK)) customElements.get(name).elementStyles.push(unsafeCSS(css));
  const button = customElements.get('discord-button');
  // So that `focus()` on one puts the focus on the button inside.
  button.shadowRootOptions = { ...button.shadowRootOptions, delegatesFocus: true };
}

/** Does something with what skyra draws inside an element, once it is drawn. */
export async function whenDrawn(shown, then) {
  await shown.updateComplete;
  then(shown.shadowRoot);
}
