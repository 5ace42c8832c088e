import { expect, test } from "vitest";
import { clientAddress } from "@/lib/auth/same-origin";

const sent = (forwarded: string) => new Headers({ "x-forwarded-for": forwarded });

test("without a proxy the address is the connection's, whatever the client claims", () => {
  expect(clientAddress(sent("203.0.113.9"), 0)).toBe("203.0.113.9");
  expect(clientAddress(sent("198.51.100.1, 198.51.100.2, 203.0.113.9"), 0)).toBe("203.0.113.9");
});

test("behind one proxy the address is the one that proxy saw, whatever the client claims", () => {
  expect(clientAddress(sent("203.0.113.9, 10.0.0.5"), 1)).toBe("203.0.113.9");
  expect(clientAddress(sent("198.51.100.1, 203.0.113.9, 10.0.0.5"), 1)).toBe("203.0.113.9");
});

test("a request that skipped the proxies has no address of its own", () => {
  expect(clientAddress(sent("203.0.113.9"), 1)).toBe("unknown");
  expect(clientAddress(new Headers(), 0)).toBe("unknown");
});
