export function whereToOpen(
  messages: readonly { readonly top: number; readonly isPublic: boolean }[],
  end: number,
  view: number,
): number;

export function whereToShow(
  message: { readonly top: number; readonly height: number },
  at: number,
  view: number,
): number;
