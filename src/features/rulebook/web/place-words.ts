// Where in a condition something stands, in words: what a change of a rule was, as its readers know the rule.
import type { Lang } from '../../../ui/preferences.ts';
import { keyWords } from './condition-words.ts';

const PLACE = /\b(?:when|naWhen)(?:\.[A-Za-z]+|\.\d+)*/g;

/** `去掉 when.line.any.0` → `去掉 “有这样一句话 › 有其中之一 › 第 1 项”`. */
export function placeWords(text: string, lang: Lang): string {
  return text.replace(PLACE, (place) => {
    const [root = '', ...parts] = place.split('.');
    const said = parts.map((part) => {
      if (/^\d+$/.test(part)) {
        const nth = Number(part) + 1;
        return lang === 'zh' ? `第 ${nth} 项` : `item ${nth}`;
      }
      return keyWords(part, {}, lang);
    });
    const named = root === 'naWhen' ? [keyWords('naWhen', [], lang), ...said] : said;
    return named.length === 0 ? keyWords(root, [], lang) : `“${named.join(' › ')}”`;
  });
}
