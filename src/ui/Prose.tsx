// Plain sentences in paragraphs: a blank line parts them, a line that begins with “- ” is an item.
import './marks.css';

interface Block {
  readonly key: string;
  readonly items: readonly string[] | null;
  readonly text: string;
}

/** Paragraphs and lists of a text; nothing else is understood, so nothing can be injected. */
export function blocksOf(text: string): readonly Block[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, at) => {
      const lines = part.split('\n').map((line) => line.trim());
      const list = lines.every((line) => line.startsWith('- '));
      return {
        key: `${String(at)}:${part.slice(0, 12)}`,
        items: list ? lines.map((line) => line.slice(2)) : null,
        text: lines.join(' '),
      };
    });
}

export function Prose({ text }: { readonly text: string }) {
  return (
    <div className="kj-prose">
      {blocksOf(text).map(({ key, items, text: body }) =>
        items === null ? (
          <p key={key}>{body}</p>
        ) : (
          <ul key={key}>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
