/** Signs as lines in a square of 24, so that none needs a font that has them. */
const PATHS = {
  hash: 'M9 3 7 21M17 3l-2 18M4 9h17M3 15h17',
  megaphone: 'M4 10v4h3l9 5V5L7 10zM8 14l2 6h2M19 9v6',
  speaker: 'M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M18 6a8 8 0 0 1 0 12',
  forum: 'M4 5h12v9H9l-4 4v-4H4zM18 9h2v8h-1v3l-4-3h-4',
  thread: 'M5 4v8a4 4 0 0 0 4 4h10M15 12l4 4-4 4',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  at: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'M6 9l6 6 6-6',
  sliders: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 5v4M7 15v4',
  beaker: 'M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M8 15h8',
  send: 'M4 12 3.500 4.500 21 12 3.500 19.500zm0 0h8',
  slash: 'M15 5 9 19M4 4h16v16H4z',
  eye: 'M2 12s4-6 10-6 10 6 10 6-4 6-10 6S2 12 2 12zm7 0a3 3 0 1 0 6 0 3 3 0 0 0-6 0',
  dots: 'M4 12a1 1 0 1 0 2 0 1 1 0 0 0-2 0m7 0a1 1 0 1 0 2 0 1 1 0 0 0-2 0m7 0a1 1 0 1 0 2 0 1 1 0 0 0-2 0',
  check: 'M5 12l5 5L19 7',
  picture: 'M4 5h16v14H4zM4 16l5-5 5 5 2-2 4 4M15.500 9h.010',
  paper: 'M6 3h8l4 4v14H6zM14 3v4h4',
  warning: 'M12 4 2 20h20zM12 10v4M12 17h.010',
  plus: 'M12 5v14M5 12h14',
  down: 'M12 5v14M6 13l6 6 6-6',
};

const SVG = 'http://www.w3.org/2000/svg';

/** A sign by its name, in the colour of the text around it; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  return svg;
}
