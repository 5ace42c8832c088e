import { formatNumber } from "./number";

const units = ["bytes", "KB", "MB", "GB", "TB"] as const;

/** Sizes of files, by 1,024: "812 bytes", "4.2 MB", "8 GB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(value, { maximum: unit === 0 || value >= 100 ? 0 : 1 })} ${units[unit]}`;
}
