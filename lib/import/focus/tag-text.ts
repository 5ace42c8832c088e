/** Tags as rules see them: text to text, keys without spaces around them. */
export type ReadTags = { tags: Record<string, string>; trimmedKeys: boolean };

const limits = { text: 65_536, keys: 250, key: 256, value: 4096 };

/** The tags a JSON text holds, keys in order; null when it is no flat object of them and nothing may be guessed. */
export function readTags(text: string): ReadTags | null {
  if (text.length > limits.text) return null;
  const parsed = parsedJson(text);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
  const found = new Map<string, string>();
  let trimmedKeys = false;
  for (const [key, value] of Object.entries(parsed)) {
    const name = key.trim();
    const tag = tagValue(value, text);
    if (tag === null || !isKeepable(name, limits.key) || !isKeepable(tag, limits.value)) return null;
    if (name !== key) trimmedKeys = true;
    if (name === key || !found.has(name)) found.set(name, tag);
  }
  if (found.size > limits.keys) return null;
  const entries = [...found].sort(([left], [right]) => (left < right ? -1 : 1));
  return { tags: Object.fromEntries(entries), trimmedKeys };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** null for a number that JSON.parse could not keep to its last digit, and for levels too deep to be written again. */
function tagValue(value: unknown, text: string): string | null {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return text.includes(String(value)) ? String(value) : null;
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
}

/** What jsonb takes: no NUL, no half of a surrogate pair. */
function isKeepable(text: string, longest: number): boolean {
  return text.length <= longest && !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
