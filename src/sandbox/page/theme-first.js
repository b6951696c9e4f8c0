// Before anything is drawn, so that a chosen theme does not flash by in the other: see `settings.js`.
try {
  const { theme } = JSON.parse(localStorage.getItem('telex-sandbox') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without a store, or with something else in it, the system decides.
}
