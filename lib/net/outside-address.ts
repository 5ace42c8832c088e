import { lookup } from "node:dns/promises";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP } from "node:net";

/** Why a request was not made or its answer not taken, in words that may be shown to whoever gave the address. */
export class OutsideRequestFailed extends Error {}

export type Address = { readonly address: string; readonly family: number };

export type GuardedRequest = {
  /** Hosts that may have an internal address: `name`, or `name:port` for one port of it. */
  readonly allowHosts: readonly string[];
  /** For the whole request: finding the address, connecting, and reading the answer. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Finds the addresses of a host; the system's resolver unless a test says otherwise. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
};

export type GuardedAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

/**
 * Asks an address that a user gave. The host is resolved once, each of its addresses has to be public, and the
 * connection goes to an address that was checked, so that a second DNS answer cannot lead elsewhere. Redirects are refused.
 */
export async function guardedFetch(address: string, options: GuardedRequest): Promise<GuardedAnswer> {
  const url = outsideUrl(address);
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const addresses = await untilAborted(checkedAddresses(url, options), signal);
    return await answerFrom(url, addresses, options, signal);
  } catch (error) {
    if (error instanceof OutsideRequestFailed) throw error;
    if (signal.aborted)
      throw new OutsideRequestFailed(`${url.host} did not answer within ${options.timeoutMs / 1000} s.`);
    throw new OutsideRequestFailed(connectionFailure(url, error));
  }
}

/** `address` as a URL that may be asked at all; throws OutsideRequestFailed that names the rule. */
export function outsideUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new OutsideRequestFailed("The address must begin with http:// or https://.");
  if (url.username || url.password)
    throw new OutsideRequestFailed("The address must not hold a user name or password.");
  return url;
}

/** The check of guardedFetch alone, for an address that is kept and asked later; throws OutsideRequestFailed. */
export async function checkOutside(address: string, check: AddressCheck): Promise<void> {
  const url = outsideUrl(address);
  try {
    await checkedAddresses(url, check);
  } catch (error) {
    throw error instanceof OutsideRequestFailed ? error : new OutsideRequestFailed(connectionFailure(url, error));
  }
}

type AddressCheck = Pick<GuardedRequest, "allowHosts" | "resolve">;

async function checkedAddresses(url: URL, { allowHosts, resolve = resolveHost }: AddressCheck) {
  // URL has already turned decimal, octal and hexadecimal forms of IPv4 into dots.
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  if (addresses.length === 0) throw new OutsideRequestFailed(`${url.hostname} has no address.`);
  if (isAllowed(url, host, allowHosts)) return addresses;
  if (!addresses.every(({ address }) => isOutside(address)))
    throw new OutsideRequestFailed(`${url.hostname} is an internal address, which this server may not ask.`);
  return addresses;
}

function isAllowed(url: URL, host: string, allowHosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return allowHosts.some((allowed) => [host, `${host}:${port}`, `[${host}]:${port}`].includes(allowed.toLowerCase()));
}

const resolveHost = (host: string) => lookup(host, { all: true, verbatim: true });

function answerFrom(url: URL, addresses: readonly Address[], options: GuardedRequest, signal: AbortSignal) {
  const { method = "GET", headers = {}, body, maxBytes } = options;
  return new Promise<GuardedAnswer>((done, failed) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method,
        signal,
        // A connection of its own: one kept from elsewhere was not checked.
        agent: false,
        headers: { ...headers, ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }) },
        lookup: (_host, { all }, found) => {
          const [first] = addresses;
          if (all) found(null, [...addresses]);
          else if (first) found(null, first.address, first.family);
        },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        const refuse = (reason: string) => {
          failed(new OutsideRequestFailed(reason));
          request.destroy();
        };
        if (status >= 300 && status < 400) return refuse(`${url.host} redirects elsewhere: give its final address.`);
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > maxBytes) refuse(`The answer of ${url.host} is larger than ${maxBytes} bytes.`);
          else chunks.push(chunk);
        });
        response.on("error", failed);
        response.on("end", () =>
          done({
            status,
            contentType: response.headers["content-type"] ?? "",
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
      },
    );
    request.on("error", failed);
    request.end(body);
  });
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    signal.addEventListener("abort", () => failed(signal.reason), { once: true });
    work.then(done, failed);
  });
}

const plainReasons: Readonly<Record<string, string>> = {
  ENOTFOUND: "is not known: check the host name",
  EAI_AGAIN: "could not be looked up: the name service did not answer",
  ECONNREFUSED: "refused the connection: check the port",
  ECONNRESET: "broke the connection off",
  EHOSTUNREACH: "cannot be reached",
  ENETUNREACH: "cannot be reached",
};

function connectionFailure(url: URL, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return `${url.host} ${plainReasons[code] ?? `could not be asked${code ? ` (${code})` : ""}`}.`;
}

/** Addresses of the public internet. What IANA keeps for private, local, shared, test or multicast use is not among them. */
export function isOutside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside4.check(address, "ipv4");
  return family === 6 && global6.check(address, "ipv6") && !inside6.check(address, "ipv6");
}

const inside4 = blocks("ipv4", [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
]);

// Everything else of IPv6 is local, mapped IPv4 (::ffff:0:0/96) or translated IPv4 (64:ff9b::/96).
const global6 = blocks("ipv6", [["2000::", 3]]);
/** Teredo and its neighbours, documentation, and 6to4, which carries an IPv4 address. */
const inside6 = blocks("ipv6", [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
]);

function blocks(family: "ipv4" | "ipv6", nets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, family);
  return list;
}
