import { Font } from "@react-pdf/renderer";

// Noto Sans comes in a file for each script; of those, a PDF holds only the letters that it uses.
const scripts = [
  "latin",
  "latin-ext",
  "vietnamese",
  "greek",
  "greek-ext",
  "cyrillic",
  "cyrillic-ext",
  "devanagari",
] as const;

const weights = [400, 700] as const;

for (const script of scripts)
  Font.register({
    family: script,
    fonts: weights.map((weight) => ({
      // From the folder that the server runs in, as its other files.
      src: `node_modules/@fontsource/noto-sans/files/noto-sans-${script}-${weight}-normal.woff`,
      fontWeight: weight,
    })),
  });

// Whole words: a name that was cut in two cannot be searched for.
Font.registerHyphenationCallback((word) => [word]);

/** Each letter is taken from the first of these that has it. */
export const pdfFonts: string[] = [...scripts];
