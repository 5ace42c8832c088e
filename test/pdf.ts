import { extractText, getDocumentProxy } from "unpdf";

/** The text of a PDF as selecting all of it gives it. */
export async function pdfTextOf(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  const { totalPages, text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
  return { pages: totalPages, text };
}
