import { reportUnexpected } from "./failure";

type Answered = { type: string; disposition: string };

/** A file that is made for one reader and kept by nobody on the way. */
export function fileAnswer(
  body: string | Uint8Array<ArrayBuffer> | AsyncGenerator<string>,
  { type, disposition }: Answered,
) {
  const content = typeof body === "string" || body instanceof Uint8Array ? body : streamOf(body);
  return new Response(content, {
    headers: { "Content-Type": type, "Content-Disposition": disposition, "Cache-Control": "no-store" },
  });
}

/** Text as CSV; without the mark in front Excel reads UTF-8 as another encoding. */
export function csvAnswer(csv: string, disposition: string): Response {
  return fileAnswer(`\uFEFF${csv}`, { type: "text/csv; charset=utf-8", disposition });
}

/** One piece at a time, as the reader takes them; a failure breaks the download off, so that a part is not a file. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        reportUnexpected(error);
        controller.error(error);
      }
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}
