// Attributes and lists as one cell or several columns: `材质=纯棉;颜色=白`, `属性:材质`, `送礼、自用`, JSON.
import { foldWidth } from '../values.ts';

const ATTRIBUTE_HEADER = /^(?:属性|参数|attribute|attr)[:._](.+)$/i;

/** Columns headed `属性:材质`, whose cells are the value. */
export function attributeColumns(
  headers: readonly string[],
): readonly { readonly name: string; readonly at: number }[] {
  return headers.flatMap((header, at) => {
    const name = ATTRIBUTE_HEADER.exec(foldWidth(header).trim())?.[1]?.trim();
    return name === undefined || name === '' ? [] : [{ name, at }];
  });
}

/** `材质=纯棉;颜色：白` or `{"材质":"纯棉"}`; a part without a name is left out. */
export function parseAttributes(text: string): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  const object = text.startsWith('{') ? parseJson(text) : null;
  if (typeof object === 'object' && object !== null) {
    for (const [name, value] of Object.entries(object)) attributes[name] = String(value);
    return attributes;
  }
  for (const part of text.split(/[;；\n|]/)) {
    const cut = part.search(/[=:：]/);
    if (cut <= 0) continue;
    const name = part.slice(0, cut).trim();
    const value = part.slice(cut + 1).trim();
    if (name !== '' && value !== '') attributes[name] = value;
  }
  return attributes;
}

/** `送礼、自用` or `["送礼","自用"]`. */
export function parseList(text: string): readonly string[] {
  const list = text.startsWith('[') ? parseJson(text) : null;
  const parts = Array.isArray(list) ? list.map(String) : text.split(/[;；、,，|\n]/);
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
