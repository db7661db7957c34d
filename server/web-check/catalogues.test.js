/** Each language says all that English says, and nothing is said outside of the catalogues. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { literals } from './literals.js';

const WEB = new URL('../src/main/resources/web/js/', import.meta.url);
const LANGUAGES = ['de', 'en', 'es', 'fr', 'it'];
const read = (path) => readFileSync(new URL(path, WEB), 'utf8');
const modules = readdirSync(WEB, { recursive: true }).filter((path) => path.endsWith('.js'));
const speaking = modules.filter((path) => !path.startsWith('strings/'));
const catalogues = new Map(
  await Promise.all(
    LANGUAGES.map(async (tag) => {
      const { [tag]: strings } = await import(`data:text/javascript,${encodeURIComponent(read(`strings/${tag}.js`))}`);
      return [tag, new Map(flat(strings))];
    }),
  ),
);
const english = catalogues.get('en');

function flat(strings, prefix = '') {
  return Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const holes = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

for (const tag of LANGUAGES) {
  const strings = catalogues.get(tag);

  test(`${tag} has every key and no other`, () => {
    assert.deepEqual([...strings.keys()].sort(), [...english.keys()].sort());
  });

  test(`${tag} says something everywhere, with the same values filled in`, () => {
    for (const [key, text] of strings) {
      assert.notEqual(text.trim(), '', key);
      assert.deepEqual(holes(text), holes(english.get(key)), key);
    }
  });
}

test('other languages are not English left as it was', () => {
  for (const tag of LANGUAGES.filter((it) => it !== 'en')) {
    const same = [...catalogues.get(tag)].filter(([key, text]) => text === english.get(key) && (text.replace(/\{\w+\}/g, '').match(/\p{L}+/gu) ?? []).length > 2);
    assert.deepEqual(same, [], tag);
  }
});

test('every key is used', () => {
  const source = speaking.map(read).join('\n');
  const unused = [...english.keys()]
    .map((key) => key.split('.')[0])
    .filter((key) => key !== 'problems' && !source.includes(`'${key}'`));
  assert.deepEqual([...new Set(unused)], []);
});

test('nothing is said outside of the catalogues', () => {
  const keys = new Set(english.keys());
  const found = speaking.flatMap((path) => literals(path, read(path), keys).map((text) => `${path}: ${text}`));
  assert.deepEqual(found, []);
});

test('what would be said outside of them is found', () => {
  const source = `
    el('p', { class: 'hint' }, 'Child');
    el('a', { 'aria-label': 'Label', href: 'fine' }, icon('fine'));
    fill(place, wide ? 'Choice' : say('fine'), \`Part \${say('fine')}\`);
    tell('Told'); announce('Aloud'); node.textContent = 'Content'; openMenu(button, [{ label: 'Item' }]);`;
  const found = ['Child', 'Label', 'Choice', 'Part ', 'Told', 'Aloud', 'Content', 'Item'];
  assert.deepEqual(literals('sample.js', source).sort(), found.sort());
});
