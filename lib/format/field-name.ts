/** Words that do not start with a capital, or are all of them. */
const written: Readonly<Record<string, string>> = {
  ai: "AI",
  api: "API",
  gb: "GB",
  gpu: "GPU",
  gpus: "GPUs",
  irr: "IRR",
  it: "IT",
  kv: "KV",
  kw: "kW",
  kwh: "kWh",
  mbps: "Mbit/s",
  mirr: "MIRR",
  ms: "ms",
  npv: "NPV",
  prem: "prem",
  pue: "PUE",
  roi: "ROI",
  tb: "TB",
  tco: "TCO",
};

/** The name of a field as people read it: "gpuHoursMonthly" → "GPU hours monthly". */
export function formatFieldName(name: string): string {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase()
    .replaceAll("on prem", "on-prem")
    .split(" ")
    .map((word) => written[word] ?? word);
  const text = words.join(" ");
  return written[words[0]?.toLowerCase() ?? ""] ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The path of a figure: "lines.0.savingRatio" → "Lines 1: saving ratio". */
export function formatFieldPath(path: string): string {
  const parts: string[] = [];
  for (const key of path.split(".")) {
    const last = parts.at(-1);
    if (/^\d+$/.test(key) && last !== undefined) parts[parts.length - 1] = `${last} ${Number(key) + 1}`;
    else parts.push(formatFieldName(key));
  }
  return parts.map((part, index) => (index === 0 ? part : withoutCapital(part))).join(": ");
}

function withoutCapital(text: string): string {
  return /^[A-Z][a-z-]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
