import { expect, test } from "vitest";
import { seal, unseal } from "@/lib/auth/sealed-text";

test("comes back for its purpose, and is another text each time", () => {
  const [one, other] = [seal("tökén", "metrics"), seal("tökén", "metrics")];
  expect(one).not.toBe(other);
  expect(one).not.toContain("tökén");
  expect(unseal(one, "metrics")).toBe("tökén");
  expect(unseal(other, "metrics")).toBe("tökén");
});

test("opens for no other purpose, and not when one bit of it changed", () => {
  const sealed = seal("secret", "metrics");
  expect(unseal(sealed, "webhooks")).toBeNull();
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  for (const at of [0, 12, 28]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(`v1.${changed.toString("base64url")}`, "metrics"), String(at)).toBeNull();
  }
});

test.each(["", "v1.", "v1.AAAA", "v2.AAAA", "secret"])("%j was never sealed", (text) => {
  expect(unseal(text, "metrics")).toBeNull();
});
