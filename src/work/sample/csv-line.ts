// One line of a CSV file from its cells.

/** Cells joined by commas, quoted where they must be; ends with CRLF. */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i += 1) {
    if (i > 0) line += ',';
    line += csvCell(cells[i]!);
  }
  return `${line}\r\n`;
}

function csvCell(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x2c || unit === 0x22 || unit === 0x0a || unit === 0x0d) {
      return `"${text.replaceAll('"', '""')}"`;
    }
  }
  return text;
}
