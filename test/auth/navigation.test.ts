import { describe, expect, test } from "vitest";
import { pageAccess } from "@/lib/auth/access-matrix";
import { navigationFor } from "@/lib/auth/navigation";
import { roles } from "@/lib/auth/permissions";

const entries = navigationFor("admin").flatMap((group) => group.entries);

describe("the navigation", () => {
  test("gives every entry a key, a label, an address and a shortcut of its own", () => {
    for (const field of ["key", "label", "href", "shortcut"] as const) {
      const values = entries.map((entry) => entry[field]);
      expect(new Set(values).size, `${field}: ${values.join(" ")}`).toBe(values.length);
    }
  });

  test("has shortcuts of one key, which the user presses after g", () => {
    for (const { label, shortcut } of entries) expect(shortcut, label).toMatch(/^[a-z,]$/);
  });

  test("leads to pages that ask for what the entry asks for", () => {
    const needed: Readonly<Record<string, string>> = pageAccess;
    for (const { href, permission } of entries) expect([permission, "signed-in"], href).toContain(needed[href]);
  });

  test("shows no role a group without entries", () => {
    for (const role of roles) {
      for (const group of navigationFor(role)) expect(group.entries.length).toBeGreaterThan(0);
    }
  });
});
