import NextAuth, { type AuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { authOptions } from "@/lib/auth/options";
import { sessionOf } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { testDatabase } from "../database";
import { startIdentityProvider } from "../identity-provider";

vi.setConfig({ testTimeout: 60_000 });

const appUrl = "http://127.0.0.1:3000";
const provider = await startIdentityProvider(appUrl);
afterAll(provider.close);
Object.assign(process.env, {
  NEXTAUTH_URL: appUrl,
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
});
const { owner, users } = await testDatabase();

type Sent = { nextauth: string[]; query?: Record<string, string>; body?: Record<string, string> };

/** The library also serves plain Node requests, which need no web framework around them. */
const serve = NextAuth as (request: unknown, response: unknown, options: AuthOptions) => Promise<void>;

const cookies = new Map<string, string>();
beforeEach(() => cookies.clear());

function keepCookies(lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = "", ...attributes] = line.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (attributes.some((attribute) => /max-age=0/i.test(attribute))) cookies.delete(name);
    else cookies.set(name, decodeURIComponent(value));
  }
}

/** One request to the application; gives where it leads, or what it says. */
async function ask({ nextauth, query = {}, body }: Sent): Promise<{ location: string; json: unknown }> {
  const answer = { location: "", json: undefined as unknown };
  const headers = new Map<string, string | string[]>();
  const response = {
    status: () => response,
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: string | string[]) => {
      headers.set(name, value);
      return response;
    },
    send: (sent: unknown) => {
      answer.json = sent;
    },
    json: (sent: unknown) => {
      answer.json = sent;
    },
    end: () => undefined,
  };
  const request = {
    query: { ...query, nextauth },
    body,
    method: body ? "POST" : "GET",
    cookies: Object.fromEntries(cookies),
    headers: { host: "127.0.0.1:3000" },
  };
  await serve(request, response, authOptions());
  keepCookies([headers.get("Set-Cookie") ?? []].flat());
  return { ...answer, location: String(headers.get("Location") ?? "") };
}

/** The browser's way through the provider, back to the application's callback. */
async function throughProvider(address: string): Promise<URL> {
  const jar = new Map<string, string>();
  let url = new URL(address);
  for (let step = 0; step < 8 && url.origin === provider.issuer; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    url = new URL(answer.headers.get("location") ?? "about:blank", url);
  }
  return url;
}

async function start(): Promise<URL> {
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse((await ask({ nextauth: ["csrf"] })).json);
  const { location } = await ask({ nextauth: ["signin", "oidc"], body: { csrfToken, callbackUrl: "/scenarios?s=1" } });
  return new URL(location);
}

async function signIn(email: string, emailVerified = true): Promise<string> {
  provider.signsIn({ sub: `company-${email}`, email, emailVerified });
  const back = await throughProvider((await start()).href);
  return (await ask({ nextauth: ["callback", "oidc"], query: Object.fromEntries(back.searchParams) })).location;
}

async function session() {
  const token = cookies.get("next-auth.session-token");
  const claims = token ? await decode({ token, secret: env().authSecret }) : null;
  return claims && sessionOf({ sub: claims.sub ?? "", loginAt: claims.loginAt ?? 0 });
}

test("the way out carries PKCE, state and nonce, and nothing secret", async () => {
  const out = await start();
  expect(out.origin).toBe(provider.issuer);
  expect(Object.fromEntries(out.searchParams)).toMatchObject({
    client_id: "crossover",
    redirect_uri: `${appUrl}/api/auth/callback/oidc`,
    response_type: "code",
    code_challenge_method: "S256",
    state: expect.any(String),
    nonce: expect.any(String),
  });
  expect(out.href).not.toContain(provider.clientSecret);
});

test("a member with a verified address is signed in, with the role of the database, and goes back to where they were", async () => {
  expect(await signIn(users.manager.email.toUpperCase())).toBe(`${appUrl}/scenarios?s=1`);
  expect(await session()).toMatchObject({ userId: users.manager.id, role: "manager" });
});

test.each([
  ["an address that nobody here has", "stranger@elsewhere.example", true],
  ["an address that the provider has not verified", "analyst", false],
] as const)("%s signs nobody in and makes no member", async (_case, who, verified) => {
  const before = await owner.query("SELECT count(*) FROM user_account");
  expect(await signIn(who === "analyst" ? users.analyst.email : who, verified)).toContain("error=AccessDenied");
  expect(await session()).toBeNull();
  expect((await owner.query("SELECT count(*) FROM user_account")).rows).toEqual(before.rows);
});

test("a disabled member is not signed in", async () => {
  await owner.query("UPDATE user_account SET disabled_at = now() WHERE id = $1", [users.leader.id]);
  expect(await signIn(users.leader.email)).toContain("error=AccessDenied");
  expect(await session()).toBeNull();
});

test("an answer that this browser did not ask for is refused", async () => {
  provider.signsIn({ sub: "company-x", email: users.admin.email, emailVerified: true });
  const back = await throughProvider((await start()).href);
  cookies.clear();
  const { location } = await ask({ nextauth: ["callback", "oidc"], query: Object.fromEntries(back.searchParams) });
  expect(location).toContain("error=OAuthCallback");
  expect(await session()).toBeNull();
});

test("an answer with another state is refused", async () => {
  provider.signsIn({ sub: "company-x", email: users.admin.email, emailVerified: true });
  const back = await throughProvider((await start()).href);
  back.searchParams.set("state", "forged");
  const { location } = await ask({ nextauth: ["callback", "oidc"], query: Object.fromEntries(back.searchParams) });
  expect(location).toContain("error=OAuthCallback");
  expect(await session()).toBeNull();
});
