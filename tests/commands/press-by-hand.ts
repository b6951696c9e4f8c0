/** What a press has that was made by no interaction, for a handler that is called by itself: whoever may manage, in Dutch. */
export const pressByHand = {
  language: 'nl',
  mayManage: true,
  isHere: true,
  offered: [],
  messageId: '9',
  title: '',
  permissions: null,
  values: [],
} as const;
