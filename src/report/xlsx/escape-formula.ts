// Keeps text from being run as a formula when a workbook is opened, or saved as CSV and opened again.

/** Starts a formula in Excel, WPS or LibreOffice, full-width forms included, after any blanks. */
const STARTS_FORMULA = /^(?:[\t\r\n]|[\s\u200b\ufeff]*[=+\-@＝＋－＠])/;

/** Puts an apostrophe before text that a spreadsheet could take for a formula; other text is unchanged. */
export function escapeFormula(text: string): string {
  return STARTS_FORMULA.test(text) ? `'${text}` : text;
}
