import type { Role } from "@/lib/auth/permissions";

export const units = ["Products", "Platform & Research", "Operations"] as const;

export const teams: readonly { name: string; unit: (typeof units)[number] }[] = [
  { name: "Assist", unit: "Products" },
  { name: "Search", unit: "Products" },
  { name: "Documents", unit: "Products" },
  { name: "Platform", unit: "Platform & Research" },
  { name: "Vision", unit: "Platform & Research" },
  { name: "Voice", unit: "Platform & Research" },
  { name: "Risk", unit: "Operations" },
  { name: "Robotics", unit: "Operations" },
];

export type Person = { name: string; role: Role; team: string | null };

export const people: readonly Person[] = [
  { name: "Mara Lindqvist", role: "analyst", team: null },
  { name: "Dev Raman", role: "manager", team: "Vision" },
  { name: "Daniel Osei", role: "leader", team: null },
  { name: "Ines Okafor", role: "admin", team: null },
  { name: "Tomas Herrera", role: "analyst", team: null },
  { name: "Priya Nair", role: "manager", team: "Assist" },
  { name: "Jonas Weber", role: "manager", team: "Search" },
  { name: "Aisha Bello", role: "manager", team: "Documents" },
  { name: "Lukas Novak", role: "manager", team: "Platform" },
  { name: "Sofia Moretti", role: "manager", team: "Voice" },
  { name: "Hana Kobayashi", role: "manager", team: "Risk" },
  { name: "Peter Lindgren", role: "manager", team: "Robotics" },
];

/** The person whose token is printed at the start, and who set the demo up. */
export const tokenOwner = "Mara Lindqvist";

export function emailOf(name: string): string {
  return `${name.toLowerCase().replace(" ", ".")}@northwind.example`;
}
