/** Line icons on a grid of 24. */

/** @type {Record<string, string>} */
const PATHS = {
  archive: 'M6 3h9l4 4v14H6zM11 3v3m0 2v2m0 2v2m-1 2h2v3h-2z',
  back: 'M15 5l-7 7 7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  code: 'M8.5 7.5L4 12l4.5 4.5m7-9L20 12l-4.5 4.5M13.5 5l-3 14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11m-4.5-4L12 15.5 16.5 11M5 20h14',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  folder: 'M3 6.5h6l2 2.5h10v10.5H3z',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.2h.1',
  key: 'M8 12.5a3.5 3.5 0 1 0 .1 0M10.5 13.5L20 4m-3.5 3.5L19 10m-5-0l2 2',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  more: 'M5.5 12h.1M12 12h.1M18.5 12h.1',
  music: 'M9 17.5V5l10-2v12.5M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zm10-2a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
  newFile: 'M6 3h8l4 4v14H6zM14 3v4h4M12 11v6m-3-3h6',
  newFolder: 'M3 6.5h6l2 2.5h10v10.5H3zM12 11.5v5.5m-2.75-2.75h5.5',
  pencil: 'M4 20l1-4.5L16 4.5 19.5 8 8.5 19z',
  restore: 'M4.5 5v5h5M5 10a7.5 7.5 0 1 1-.4 4',
  signOut: 'M14 4H5v16h9M10 12h10m-4-4l4 4-4 4',
  sheet: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  text: 'M6 3h8l4 4v14H6zM9 11h6M9 14.5h6M9 18h4',
  trash: 'M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 14h10l1-14M10 10.5v6m4-6v6',
  upload: 'M12 16V5m-4.5 4L12 4.5 16.5 9M5 20h14',
  versions: 'M12 7v5.5l3.5 2M4.5 5v5h5M5 10a7.5 7.5 0 1 1-.4 4',
  video: 'M4 6h11v12H4zM15 10.5l5-3v9l-5-3',
};

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An icon that says nothing to a screen reader: words stand beside it or on its button.
 *
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? '');
  svg.append(path);
  return svg;
}

/**
 * The icon for a node.
 *
 * @param {import('../api/types.js').Node} node
 */
export function iconOf(node) {
  if (node.link) {
    return icon('link');
  }
  return icon(node.file ? kind(node.file.mediaType) : 'folder');
}

/**
 * @param {string} mediaType
 * @returns {'archive' | 'code' | 'file' | 'image' | 'music' | 'sheet' | 'text' | 'video'}
 */
export function kind(mediaType) {
  const [family = '', form = ''] = mediaType.split('/');
  if (family === 'image' || family === 'video') {
    return family;
  }
  if (family === 'audio') {
    return 'music';
  }
  if (/zip|gzip/.test(form)) {
    return 'archive';
  }
  if (/sheet|excel|csv/.test(form)) {
    return 'sheet';
  }
  if (/html|css|javascript|json|xml$/.test(form)) {
    return 'code';
  }
  return /pdf|plain|markdown|word|text|presentation|powerpoint/.test(form) || family === 'text' ? 'text' : 'file';
}
