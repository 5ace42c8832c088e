// What the fonts of pdf-fonts.ts know: Latin with its extensions, Greek, Cyrillic and Devanagari.
const known =
  /[\u0020-\u007e\u00a0-\u02cc\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u052f\u0900-\u097f\u1e00-\u1f15\u1f18-\u1f1d\u1f20-\u1f45\u1f48-\u1f4d\u1f50-\u1f57\u1f59\u1f5b\u1f5d\u1f5f-\u1f7d\u1f80-\u1fb4\u1fb6-\u1fc4\u1fc6-\u1fd3\u1fd6-\u1fdb\u1fdd-\u1fef\u1ff2-\u1ff4\u1ff6-\u1ffe\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u2044\u20a0-\u20c0\u2116\u2122]/;

/**
 * Text for the fonts of a PDF. A minus is written as a hyphen, so that an amount copied out of the file is a number;
 * what the fonts do not know, such as Chinese, is a question mark.
 */
export function pdfText(value: string): string {
  return [...value.normalize("NFC")].map(pdfCharacter).join("");
}

function pdfCharacter(character: string): string {
  if (character === "−") return "-";
  if (/[▲▼]/.test(character)) return "";
  return known.test(character) ? character : "?";
}
