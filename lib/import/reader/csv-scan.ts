const [quote, comma, newline, carriageReturn] = [0x22, 0x2c, 0x0a, 0x0d];

/** One record of CSV bytes. `breaks` are the line breaks it holds, its own end included. */
export type ScannedRecord = {
  /** Where its text ends, its line break left out. */
  end: number;
  next: number;
  fields: number;
  breaks: number;
  /** What is wrong with it; it then reaches to the end of the line. */
  problem: string | null;
};

/**
 * The record that begins at a byte, by RFC 4180: quotes only around whole fields, doubled inside. null when the bytes
 * end before it does, unless they are the `last` of the file. A malformed record is named, never guessed at.
 */
export function scanRecord(bytes: Uint8Array, from: number, last: boolean): ScannedRecord | null {
  const length = bytes.length;
  let [at, fields, breaks] = [from, 1, 0];
  for (;;) {
    if (bytes[at] === quote) {
      at += 1;
      for (;;) {
        const byte = bytes[at];
        if (at >= length) {
          if (!last) return null;
          const problem =
            breaks > 0 ? `a quote is never closed; it takes ${breaks} more lines` : "a quote is never closed";
          return { end: length, next: length, fields, breaks: breaks + 1, problem };
        }
        if (byte === newline) breaks += 1;
        if (byte === quote) {
          if (bytes[at + 1] !== quote) break;
          at += 1;
        }
        at += 1;
      }
      at += 1;
      if (at >= length && !last) return null;
      const after = bytes[at];
      const isEnd = at >= length || after === comma || after === newline || after === carriageReturn;
      if (!isEnd) return broken(bytes, { at, fields, breaks, last, problem: "text follows a closing quote" });
    } else {
      let byte = bytes[at];
      while (at < length && byte !== comma && byte !== newline && byte !== carriageReturn && byte !== quote) {
        at += 1;
        byte = bytes[at];
      }
      if (byte === quote && at < length)
        return broken(bytes, { at, fields, breaks, last, problem: "a quote stands inside a field without quotes" });
    }
    if (at >= length) return last ? { end: length, next: length, fields, breaks: breaks + 1, problem: null } : null;
    if (bytes[at] === comma) {
      fields += 1;
      at += 1;
      continue;
    }
    if (bytes[at] === newline) return { end: at, next: at + 1, fields, breaks: breaks + 1, problem: null };
    if (at + 1 >= length && !last) return null;
    if (bytes[at + 1] === newline || at + 1 >= length)
      return { end: at, next: Math.min(at + 2, length), fields, breaks: breaks + 1, problem: null };
    return broken(bytes, { at, fields, breaks, last, problem: "a carriage return stands outside of quotes" });
  }
}

function broken(
  bytes: Uint8Array,
  { at, fields, breaks, last, problem }: Omit<ScannedRecord, "end" | "next"> & { at: number; last: boolean },
): ScannedRecord | null {
  const found = bytes.indexOf(newline, at);
  if (found === -1 && !last) return null;
  const end = found === -1 ? bytes.length : found;
  return { end, next: Math.min(end + 1, bytes.length), fields, breaks: breaks + 1, problem };
}
