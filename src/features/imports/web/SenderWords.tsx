// Who wrote, where a table says it in words of its own (0 and 1, A and B): each word given its meaning.
import { Select } from 'antd';
import { say } from '../../../report/words/say.ts';
import { useLang } from '../../../ui/preferences.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { MappingShape } from '../contract.ts';
import { WHAT_WORDS } from './words.ts';

const WORDS = {
  title: { zh: '“发送方”这一列里的词各是谁', en: 'Who the words of the sender column mean' },
  choose: { zh: '请选择', en: 'Choose' },
} as const;

const SENDERS = ['buyer', 'agent', 'bot', 'system'] as const;

export function SenderWords({
  words,
  mapping,
  onChange,
}: {
  readonly words: readonly string[];
  readonly mapping: MappingShape;
  readonly onChange: (mapping: MappingShape) => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  if (words.length === 0) return null;
  const meanings = mapping.values['sender'] ?? {};
  return (
    <fieldset className="kj-sender-words">
      <legend>{w.title}</legend>
      <div className="kj-row">
        {words.map((word) => (
          <div key={word} className="kj-row">
            <code>{word}</code>
            <Select
              aria-label={word}
              value={meanings[word] ?? null}
              placeholder={w.choose}
              style={{ width: 120 }}
              options={SENDERS.map((value) => ({ value, label: say(WHAT_WORDS, value)[lang] }))}
              onChange={(value: string | null) =>
                onChange({
                  ...mapping,
                  values: {
                    ...mapping.values,
                    sender: { ...meanings, ...(value === null ? {} : { [word]: value }) },
                  },
                })
              }
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
