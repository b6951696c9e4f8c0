const FOCUS = 'outline: 2px solid var(--focus); outline-offset: 2px;';

/** What the page's look adds to the styles of skyra's elements, by the element's name. */
export const LOOK = {
  'discord-messages': `
    :host { background: none; border: 0; color: var(--text); font-family: inherit; line-height: inherit; }
    ::slotted(*) { padding-top: 2px; padding-bottom: 2px; }
  `,
  'discord-message': `
    :host { color: var(--text); font-family: inherit; font-size: 1rem; line-height: 1.375; padding: 2px 48px 2px 16px; outline-offset: -2px; }
    :host(:hover), :host(:focus-within) { background: var(--hover-message); }
    :host([has-thread])::after { border-color: var(--spine) !important; top: 3.4rem; bottom: 30px; left: 34px; width: 30px; }
    .discord-message-inner { min-width: 0; }
    .discord-message-compact-indent { min-width: 0; }
    .discord-message-inner-center { align-items: flex-start; }
    .discord-message-content { min-width: 0; padding-top: 0; line-height: inherit; }
    .discord-author-avatar { margin-top: 2px; }
    .discord-author-avatar img { cursor: default; }
    .discord-message-timestamp, .discord-message-edited { color: var(--muted) !important; font-size: .75rem; }
    .discord-message-body-only-indent { flex: none; margin-left: 0; font-size: .6875rem; line-height: 1.375rem; text-align: left; white-space: nowrap; }
    :host(:focus-within) .discord-message-timestamp-hover::before { content: attr(datetime); }
    :host .discord-message-markup { display: block; line-height: 1.375; }
    .discord-message-body { line-height: 1.375; }
  `,
  'discord-author-info': `
    :host { margin-right: .25rem; }
    :host .discord-author-username { color: var(--bright); font-weight: 600; }
    :host .discord-author-username:hover { cursor: default; text-decoration: none; }
  `,
  'discord-verified-author-tag': `
    :host { background: var(--brand); color: #fff; border-radius: 4px; font-weight: 600; letter-spacing: .02em; }
  `,
  'discord-reply': `
    :host { color: var(--soft); font-family: inherit; margin: 0 0 4px 56px; min-width: 0; white-space: normal; }
    :host::before { border-color: var(--spine) !important; }
    .discord-replied-message-username { color: var(--bright); opacity: 1; white-space: nowrap; }
    .discord-replied-message-username:hover, .discord-replied-message-content:hover { cursor: inherit; color: inherit; text-decoration: none; }
    .discord-replied-message-content { min-width: 0; overflow: hidden; white-space: nowrap; cursor: inherit; }
    .discord-application-tag { background: var(--brand); border-radius: 4px; flex: none; font-weight: 600; }
  `,
  'discord-embed': `
    :host { color: var(--text); font-size: .875rem; line-height: 1.286; margin: 4px 0; min-width: 0; }
    :host .discord-left-border { background-color: var(--spine); }
    :host .discord-embed-root { flex: 0 1 auto; max-width: calc(100% - 4px); }
    :host .discord-embed-wrapper { background: var(--embed); border: 1px solid var(--edge); border-left: 0; max-width: 516px; }
    :host .discord-embed-wrapper .discord-embed-grid { display: grid; grid-template-columns: minmax(0, 1fr) auto; padding: 6px 16px 16px 12px; }
    :host .discord-embed-provider { color: var(--muted); }
    .discord-embed-author, .discord-embed-author a { color: var(--bright) !important; }
    .discord-embed-author a:focus-visible { ${FOCUS} }
    ::slotted([slot='footer']) { min-width: 0; }
  `,
  'discord-embed-description': ':host { line-height: inherit; overflow-wrap: anywhere; }',
  'discord-embed-fields': `
    :host { grid-column: 1 / -1; grid-template-columns: repeat(12, minmax(0, 1fr)); }
  `,
  'discord-embed-field': ':host { line-height: 1.286; overflow-wrap: anywhere; word-break: normal; }',
  'discord-embed-footer':
    ':host { color: var(--text); flex-wrap: wrap; font-weight: 500; grid-column: 1 / -1; }',
  'discord-action-row': ':host { gap: 8px; margin-top: 4px; align-items: flex-start; }',
  'discord-button': `
    :host { display: inline-block; max-width: 100%; }
    :host > *:first-child { border-radius: 8px; box-sizing: border-box; font: 500 .875rem/1.2 inherit; font-family: inherit; gap: 6px; margin: 0; min-height: 34px; height: auto; max-width: 100%; padding: 7px 14px; overflow-wrap: anywhere; }
    button:focus-visible, a:focus-visible { ${FOCUS} }
    button.primary { background: var(--brand); }
    button.primary.hoverable:hover { background: var(--brand-deep); }
    .secondary { background: var(--button); color: var(--button-text); }
    button.secondary.hoverable:hover, a.secondary:hover { background: var(--button-deep); }
    button.success { background: #248046; }
    button.success.hoverable:hover { background: #1a6334; }
    button.destructive { background: #d22d39; }
    button.destructive.hoverable:hover { background: #a12828; }
    .launch { height: 14px; margin-left: 2px; width: 14px; }
    @media (pointer: coarse) { :host > *:first-child { min-height: 40px; } }
  `,
  'discord-mention': `
    :host, :host([light-theme]) { background: var(--mention); color: var(--mention-text); cursor: inherit; border-radius: 4px; display: inline-block; max-width: 100%; line-height: 1.3; }
    :host(:hover) { background: var(--mention); color: var(--mention-text); }
    :host([role='link']) { cursor: pointer; }
    :host([role='link']:hover) { background: var(--brand); color: #fff; }
  `,
  'discord-thread': `
    :host { background: var(--embed); border: 1px solid var(--edge); max-width: 100%; box-sizing: border-box; }
    :host(:focus-visible) { ${FOCUS} }
    :host .discord-thread-name { color: var(--bright); }
    :host .discord-thread-cta { color: var(--link); }
    :host .discord-thread-bottom { color: var(--muted); }
  `,
  'discord-attachments':
    ':host { grid-template-columns: minmax(0, 1fr); justify-items: start; min-width: 0; }',
  'discord-image-attachment': `
    :host { border-radius: 8px; max-width: min(100%, 480px); }
    .discord-image-attachment { margin: 4px 0; }
    img { border-radius: 8px; display: block; height: auto; max-height: 350px; max-width: 100%; object-fit: contain; }
  `,
  'discord-file-attachment': `
    :host { max-width: 100%; min-width: 0; }
    .discord-file-attachment-mosaic-style { background: var(--embed); border-color: var(--edge); max-width: 100%; width: 360px; }
    .discord-file-attachment-metadata { color: var(--muted); }
    .discord-button-download-attachment { display: none !important; }
  `,
  'discord-link': `
    a { color: var(--link) !important; }
    a:focus-visible { ${FOCUS} }
  `,
};
