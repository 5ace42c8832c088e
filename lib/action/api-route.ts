import type { z } from "zod";
import { type Access, authorizeRequest, type BodyKind, type ScopeOf } from "@/lib/auth/authorize";
import { UnsupportedMediaType } from "@/lib/auth/unsupported-media-type";
import { InvalidInput } from "@/lib/errors";
import { problemResponse } from "./problem";

/** Bytes of a request body that a calculation may take. */
export const bodyLimit = 1_048_576;

/** A request that is wrong as such, before anybody looks at its content. */
class BadRequest extends Error {
  constructor(
    readonly status: 400 | 413,
    readonly title: string,
    detail: string,
  ) {
    super(detail);
  }
}

type ApiRoute<A extends Access, Context> = {
  permission: A;
  body?: BodyKind;
  /** What it returns is the answer: a response as it is, anything else as JSON. */
  run: (scope: ScopeOf<A>, call: { request: Request; context: Context }) => unknown;
};

/** The one order of every API route: authorise, run, answer as JSON that nobody keeps; any failure as a problem. */
export function apiRoute<A extends Access, Context>({ permission, body, run }: ApiRoute<A, Context>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      const scope = await authorizeRequest(request, permission, body);
      const result = await run(scope, { request, context });
      return result instanceof Response ? result : answer(result);
    } catch (error) {
      if (error instanceof BadRequest) return problem(error);
      return problemResponse(error instanceof InvalidInput ? bounded(error) : error);
    }
  };
}

/** The parameters of the address for a schema. Throws InvalidInput with the value of every wrong one. */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => {
    const fields = issue.code === "unrecognized_keys" ? issue.keys : [issue.path.map(String).join(".")];
    const rule = issue.code === "unrecognized_keys" ? "no such parameter" : issue.message;
    return fields.map((field) => ({ field, rule, value: query[field] }));
  });
  throw new InvalidInput(problems);
}

/** A bad body can break a rule in each of its thousands of items: the answer stays short, and every error complete. */
function bounded({ problems }: InvalidInput): InvalidInput {
  return new InvalidInput(problems.slice(0, 100).map((each) => ({ ...each, value: shown(each.value) })));
}

function shown(value: unknown): unknown {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length <= 200 ? value : `${text.slice(0, 200)}…`;
}

export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}

/** Routes for the methods that a path does not have: `export const { PUT, DELETE } = otherMethods("GET, HEAD")`. */
export function otherMethods(allow: string) {
  const refuse = () =>
    problem({ status: 405, title: "Method not allowed.", message: `Send ${allow}.` }, { Allow: allow });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}

const nothingHere = () =>
  problem({ status: 404, title: "Not found.", message: "There is no such address in this API." });

/** Every method of an address below the API that is none of it. */
export const unknownAddress = {
  GET: nothingHere,
  POST: nothingHere,
  PUT: nothingHere,
  PATCH: nothingHere,
  DELETE: nothingHere,
};

/** The JSON of a request's body. Throws when it is of another type, too large, or no JSON. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) throw new UnsupportedMediaType();
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, "Not JSON.", "The body could not be read as JSON.");
  }
}

/** Counts the bytes that arrive; what the header claims is not trusted. */
async function readText(request: Request): Promise<string> {
  const tooLarge = new BadRequest(413, "Too large.", "The body may hold 1 MB at most.");
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimit) throw tooLarge;
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of chunksOf(request.body)) {
    bytes += chunk.byteLength;
    if (bytes > bodyLimit) throw tooLarge;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A reader that stopped early tells the sender to stop as well.
    await reader.cancel();
  }
}

type Plain = { status: number; title: string; message: string };

function problem({ status, title, message }: Plain, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: "about:blank", title, status, detail: message }), {
    status,
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
  });
}
