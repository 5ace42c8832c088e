import { RateLimited } from "@/lib/auth/rate-limited";
import { CrossSite } from "@/lib/auth/same-origin";
import { UnsupportedMediaType } from "@/lib/auth/unsupported-media-type";
import { Conflict, Forbidden, NotFound, RefusedFile, TooLarge, Unauthenticated } from "@/lib/errors";
import { problemsOf, reportUnexpected } from "./failure";

type Problem = { status: number; title: string; detail?: string; more?: object; headers?: Record<string, string> };

/** Any error as `application/problem+json` (RFC 9457); of an unexpected one only the reference. */
export function problemResponse(error: unknown): Response {
  const { status, title, detail, more, headers } = problemOf(error);
  return new Response(JSON.stringify({ type: "about:blank", title, status, ...(detail ? { detail } : {}), ...more }), {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
  });
}

function problemOf(error: unknown): Problem {
  const problems = problemsOf(error);
  if (problems) return { status: 422, title: "The input breaks a rule.", more: { errors: problems } };
  if (error instanceof Unauthenticated) {
    const detail = "Send a valid token as `Authorization: Bearer xo_…`, or sign in.";
    return { status: 401, title: "Not signed in.", detail, headers: { "WWW-Authenticate": "Bearer" } };
  }
  if (error instanceof Forbidden) {
    return { status: 403, title: "Not allowed.", detail: `This needs the permission ${error.permission}.` };
  }
  if (error instanceof CrossSite) return { status: 403, title: "Not allowed.", detail: error.message };
  if (error instanceof NotFound) return { status: 404, title: "Not found.", detail: error.message };
  if (error instanceof Conflict) return { status: 409, title: "Conflict.", detail: error.message };
  if (error instanceof TooLarge) return { status: 413, title: "Too large.", detail: error.message };
  if (error instanceof RefusedFile) {
    return { status: 422, title: "The file does not count.", detail: error.message, more: error.more };
  }
  if (error instanceof UnsupportedMediaType) {
    return { status: 415, title: "Unsupported media type.", detail: error.message };
  }
  if (error instanceof RateLimited) {
    const headers = { "Retry-After": String(error.retryAfterSeconds) };
    return { status: 429, title: "Too many requests.", detail: error.message, headers };
  }
  const reference = reportUnexpected(error);
  return { status: 500, title: "Something went wrong on our side.", more: { reference } };
}
