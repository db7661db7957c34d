/** Chooses the language of the page. */

import { choose, language, languages, say } from '../strings/words.js';
import { el } from '../ui/dom.js';

export function languageChoice() {
  const changed = () => {
    choose(select.value);
    location.reload();
  };
  const select = el(
    'select',
    { 'aria-label': say('language'), change: changed },
    ...Object.entries(languages).map(([tag, { name }]) => el('option', { value: tag, lang: tag, selected: tag === language }, name)),
  );
  return el('div', { class: 'language' }, select);
}
