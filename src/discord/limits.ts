/**
 * Discord's limits on a message, each stated once. From its documentation: "Embed Limits" and "Message Components";
 * the 6,000 hold for all embeds of one message together.
 */
export const limits = {
  content: 2_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFooter: 2_048,
  embedsTogether: 6_000,
  /** Characters of all texts of a message with Components V2 (docs, "Text Display"). */
  textTogether: 4_000,
  selectOptions: 25,
  optionLabel: 100,
  optionDescription: 100,
  placeholder: 150,
  customId: 100,
  buttonsInRow: 5,
  threadName: 100,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Characters of an attachment's description (docs, "Attachment Object"). */
  altText: 1024,
} as const;
