import { describe, expect, test } from "vitest";
import { uploadOf } from "@/lib/action/upload";
import { UnsupportedMediaType } from "@/lib/auth/unsupported-media-type";
import { TooLarge } from "@/lib/errors";

function take(headers: Record<string, string>): unknown {
  return uploadOf(new Request("http://x/", { method: "POST", headers, body: new Uint8Array(3) }), 1_000);
}

const cookie = { Cookie: "next-auth.session-token=x" };
const token = { Authorization: "Bearer xo_x" };

describe("an upload", () => {
  test.each([
    "text/csv",
    "text/csv; charset=utf-8",
    "application/octet-stream",
    "application/gzip",
    "application/x-gzip",
    "application/zstd",
    "application/vnd.apache.parquet",
  ])("of type %s is taken from a page and from a program", (type) => {
    for (const sender of [cookie, token]) {
      expect(take({ ...sender, "Content-Type": type })).toBeInstanceOf(ReadableStream);
    }
  });

  test.each(["text/plain", "application/x-www-form-urlencoded"])(
    "of type %s is what a form of another site could send: only with a token",
    (type) => {
      expect(() => take({ ...cookie, "Content-Type": type })).toThrow(UnsupportedMediaType);
      expect(take({ ...token, "Content-Type": type })).toBeInstanceOf(ReadableStream);
    },
  );

  test.each(["application/json", "multipart/form-data; boundary=x", "text/html", "application/zip", "text/csvx"])(
    "of type %s is refused",
    (type) => {
      for (const sender of [cookie, token]) {
        expect(() => take({ ...sender, "Content-Type": type })).toThrow(UnsupportedMediaType);
      }
    },
  );

  test("that says to be too large is not even read", () => {
    expect(() => take({ ...token, "Content-Type": "text/csv", "Content-Length": "1001" })).toThrow(TooLarge);
  });
});
