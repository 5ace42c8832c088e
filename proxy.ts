import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/auth/content-security-policy";
import { signInPath } from "@/lib/auth/safe-next";
import { env } from "@/lib/env";

const openToStrangers = /^\/(sign-in|setup)(\/|$)/;

/**
 * Headers for every page, and the way to the sign-in page for visitors without a cookie. This is manners only: each
 * page, action and route decides for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const { appUrl, oidc, production } = env();
  const { pathname, search } = request.nextUrl;
  const isPage = !pathname.includes(".") && !openToStrangers.test(pathname);
  if (isPage && ["GET", "HEAD"].includes(request.method) && !hasSessionCookie(request)) {
    const response = NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), request.url));
    response.headers.set("Cache-Control", "no-store");
    return response;
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const issuer = oidc && new URL(oidc.issuer).origin;
  const policy = contentSecurityPolicy({ nonce, production, issuer });
  const sent = new Headers(request.headers);
  // Next reads the nonce out of the request's policy and puts it on every script it writes.
  sent.set("Content-Security-Policy", policy);
  sent.set("x-nonce", nonce);
  sent.set("x-path", `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers: sent } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("Cache-Control", "private, no-store");
  if (appUrl.startsWith("https://")) {
    response.headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  return response;
}

function hasSessionCookie(request: NextRequest): boolean {
  return request.cookies.getAll().some(({ name }) => /^(__Secure-)?next-auth\.session-token/.test(name));
}

// Next cuts bodies above 10 MB on the routes it matches, so nothing under /api, where uploads go, is among them.
export const config = { matcher: ["/((?!api/|_next/|icon\\.svg$|favicon\\.ico$).*)"] };
