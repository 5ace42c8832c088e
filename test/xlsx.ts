import { inflateRawSync } from "node:zlib";

export type ReadCell = { text: string; isNumber: boolean; formula: string | null; format: string };

/** The sheets of an XLSX file by name, as rows of cells by their address. */
export function readXlsx(bytes: Uint8Array): Map<string, Map<string, ReadCell>> {
  const files = unzipped(Buffer.from(bytes));
  const xml = (path: string) => files.get(path) ?? "";
  const strings = [...xml("xl/sharedStrings.xml").matchAll(/<si>.*?<\/si>/gs)].map(([item]) =>
    unescaped([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text ?? "").join("")),
  );
  const formats = formatsOf(xml("xl/styles.xml"));
  const names = [...xml("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name ?? "");
  return new Map(
    names.map((name, index) => {
      const cells = [...xml(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gs)];
      return [
        name,
        new Map(
          cells.map(([, address = "", attributes = "", content = ""]) => {
            const value = /<v>(.*?)<\/v>/.exec(content)?.[1] ?? "";
            const isText = attributes.includes('t="s"');
            const style = Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0);
            return [
              address,
              {
                text: isText ? (strings[Number(value)] ?? "") : value,
                isNumber: !isText,
                formula: /<f>(.*?)<\/f>/.exec(content)?.[1] ?? null,
                format: formats[style] ?? "",
              },
            ];
          }),
        ),
      ];
    }),
  );
}

function formatsOf(styles: string): string[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt [^>]*?\/>/g)].map(([tag]) => [
      /numFmtId="(\d+)"/.exec(tag)?.[1] ?? "",
      unescaped(/formatCode="([^"]*)"/.exec(tag)?.[1] ?? ""),
    ]),
  );
  const styled = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "";
  return [...styled.matchAll(/<xf ([^>]*)/g)].map(
    ([, attributes = ""]) => codes.get(/numFmtId="(\d+)"/.exec(attributes)?.[1] ?? "") ?? "",
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** By the central directory at the end of a ZIP file. */
function unzipped(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + size);
    files.set(name, (method === 8 ? inflateRawSync(content) : content).toString("utf8"));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}
