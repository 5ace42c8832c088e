import { problemResponse } from "@/lib/action/problem";
import { authorizeRequest } from "@/lib/auth/authorize";
import { rejectRows, rejectsHeader } from "@/lib/format/import-rejects";
import { loadRejects } from "@/lib/query/imports";
import { importIdOf } from "@/lib/schema/import";

type Context = { params: Promise<{ id: string }> };

/** All rejected lines of an import, to be put right and sent again; as many as there are, a piece at a time. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const scope = await authorizeRequest(request, "imports:read");
    const id = importIdOf(await params);
    const next = await loadRejects(scope, id);
    return new Response(streamOf(rowsOf(next)), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="rejected-${id}.csv"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    return problemResponse(error);
  }
}

async function* rowsOf(next: Awaited<ReturnType<typeof loadRejects>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  // Without the mark Excel reads UTF-8 as another encoding.
  yield encoder.encode(`\uFEFF${rejectsHeader}`);
  for (let last: Parameters<typeof next>[0] = null; ; ) {
    const rejects = await next(last);
    if (rejects.length === 0) return;
    yield encoder.encode(rejectRows(rejects));
    last = rejects.at(-1) ?? null;
  }
}

/** Asks for the next piece when the reader is ready for it. */
function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
