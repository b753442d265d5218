// A number on the page that opens what it was counted from.
import type { Words } from '../../intake/format.ts';
import type { Shown } from '../model.ts';
import { both, type Html, html } from './markup.ts';

/** A metric's figure: text, a mark where it is provisional, and its basis on click. */
export function number(shown: Shown): Html {
  if (shown.value === null) {
    return html`<button type="button" class="num none" data-m="${shown.metric}" data-b="${shown.basis}" data-rz="${shown.reason?.zh}" data-re="${shown.reason?.en}">${shown.text}</button>`;
  }
  const mark = shown.state === 'provisional' && provisionalMark();
  const { expected } = shown;
  if (expected !== undefined) {
    const end = {
      zh: `${expected.text.zh}。${expected.basis.zh}`,
      en: `${expected.text.en}. ${expected.basis.en}`,
    };
    return html`<button type="button" class="num" data-m="${shown.metric}" data-b="${shown.basis}" data-s="${shown.state}" data-ez="${end.zh}" data-ee="${end.en}">${shown.text}</button>${mark}`;
  }
  return html`<button type="button" class="num" data-m="${shown.metric}" data-b="${shown.basis}" data-s="${shown.state}">${shown.text}</button>${mark}`;
}

/** A count or share that is no metric: its basis in words. */
export function basisNumber(text: Words, basis: Words): Html {
  return html`<button type="button" class="num" data-rz="${basis.zh}" data-re="${basis.en}">${text}</button>`;
}

export function provisionalMark(): Html {
  return html`<sup class="prov">${both('暂', 'prov.')}</sup>`;
}
