import { createHash } from "node:crypto";

/** The same name gives the same row id on every load, in the form of a version 8 (own scheme) UUID. */
export function demoId(table: string, name: string): string {
  const hex = createHash("sha256").update(`northwind/${table}/${name}`).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) % 4) + 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join("-");
}
