// The fonts that every PDF reader has know Windows-1252: beyond Latin-1 that is these.
const beyondLatin = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/**
 * Text for the fonts that every PDF reader has. A minus is written as a hyphen, so that an amount copied out of the file
 * is a number; what the fonts do not know is a question mark.
 */
export function pdfText(value: string): string {
  return [...value.normalize("NFC")].map(pdfCharacter).join("");
}

function pdfCharacter(character: string): string {
  if (character === "−") return "-";
  if (/[▲▼]/.test(character)) return "";
  const code = character.codePointAt(0) ?? 0;
  const isLatin = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff);
  return isLatin || beyondLatin.includes(character) ? character : "?";
}
