import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { guardedFetch, isOutside, OutsideRequestFailed } from "@/lib/net/outside-address";

const quick = { allowHosts: [], timeoutMs: 2000, maxBytes: 1000 };

describe("addresses", () => {
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "2001::1",
  ])("%s is internal", (address) => {
    expect(isOutside(address)).toBe(false);
  });

  test.each(["1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"])(
    "%s is outside",
    (address) => {
      expect(isOutside(address)).toBe(true);
    },
  );
});

describe("hosts", () => {
  test.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://localhost/",
    "http://localhost./",
  ])("%s is refused", async (address) => {
    await expect(guardedFetch(address, quick)).rejects.toThrow(/internal address/);
  });

  test("a name with one public and one private address is refused", async () => {
    const resolve = async () => [
      { address: "1.1.1.1", family: 4 },
      { address: "10.0.0.5", family: 4 },
    ];
    await expect(guardedFetch("http://rebind.test/", { ...quick, resolve })).rejects.toThrow(/internal address/);
  });

  test.each([
    ["file:///etc/passwd", /http:\/\/ or https/],
    ["gopher://1.1.1.1/", /http:\/\/ or https/],
    ["not an address", /http:\/\/ or https/],
    ["http://user:secret@1.1.1.1/", /user name or password/],
  ])("%s is refused", async (address, reason) => {
    await expect(guardedFetch(address, quick)).rejects.toThrow(reason);
  });

  test("an allowed name counts for itself only, and for its port only when one is given", async () => {
    const resolve = async () => [{ address: "10.0.0.5", family: 4 }];
    const ask = (address: string, allowHosts: string[]) => guardedFetch(address, { ...quick, resolve, allowHosts });
    await expect(ask("http://a.prometheus.test/", ["prometheus.test"])).rejects.toThrow(/internal address/);
    await expect(ask("http://prometheus.test:9091/", ["prometheus.test:9090"])).rejects.toThrow(/internal address/);
  });
});

describe("a server", () => {
  let server: Server;
  let answer: RequestListener = (_request, response) => response.end();
  const received: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      received.push(`${request.method} ${request.url} ${request.headers.host}`);
      answer(request, response);
    });
    await new Promise<void>((started) => server.listen(0, "127.0.0.1", started));
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const port = () => (server.address() as AddressInfo).port;
  const ask = (path: string, more: Partial<Parameters<typeof guardedFetch>[1]> = {}) =>
    guardedFetch(`http://prometheus.test:${port()}${path}`, {
      ...quick,
      allowHosts: ["prometheus.test"],
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
      ...more,
    });

  test("that is allowed is asked by its name, at the address that was checked", async () => {
    answer = (_request, response) => response.setHeader("content-type", "text/plain").end("hello");
    expect(await ask("/x?y=1")).toEqual({ status: 200, contentType: "text/plain", body: "hello" });
    expect(received.at(-1)).toBe(`GET /x?y=1 prometheus.test:${port()}`);
  });

  test("is asked for its address once", async () => {
    const resolve = vi.fn(async () => [{ address: "127.0.0.1", family: 4 }]);
    await ask("/", { resolve });
    expect(resolve).toHaveBeenCalledTimes(1);
  });

  test("receives method, headers and body", async () => {
    answer = (request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => response.end(`${request.method} ${request.headers["x-a"]} ${body}`));
    };
    const posted = await ask("/", { method: "POST", headers: { "x-a": "b" }, body: "é" });
    expect(posted.body).toBe("POST b é");
  });

  test("that is not allowed is not asked at all", async () => {
    const before = received.length;
    await expect(ask("/", { allowHosts: [] })).rejects.toThrow(/internal address/);
    expect(received).toHaveLength(before);
  });

  test("that redirects is refused, and nobody follows", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "/elsewhere" }).end();
    await expect(ask("/redirect")).rejects.toThrow(/redirects elsewhere/);
    expect(received.at(-1)).toContain("/redirect");
  });

  test("that sends too much is cut off", async () => {
    answer = (_request, response) => response.end("x".repeat(1001));
    await expect(ask("/")).rejects.toThrow(/larger than 1000 bytes/);
  });

  test("that never answers, or drips, is given up in time", async () => {
    answer = (_request, response) => response.write("x");
    await expect(ask("/", { timeoutMs: 100 })).rejects.toThrow("did not answer within 0.1 s");
    const never = () => new Promise<never>(() => {});
    await expect(ask("/", { timeoutMs: 50, resolve: never })).rejects.toThrow("did not answer within 0.05 s");
  });

  test("that is down says so in plain words", async () => {
    const down = createServer();
    await new Promise<void>((started) => down.listen(0, "127.0.0.1", started));
    const free = (down.address() as AddressInfo).port;
    await new Promise((closed) => down.close(closed));
    const asked = guardedFetch(`http://127.0.0.1:${free}/`, { ...quick, allowHosts: ["127.0.0.1"] });
    await expect(asked).rejects.toThrow(OutsideRequestFailed);
    await expect(asked).rejects.toThrow("refused the connection: check the port");
  });
});
