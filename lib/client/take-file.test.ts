import { afterEach, describe, expect, it, vi } from "vitest";
import { fileEnd, JSON_START, jsonRowStart, type RowFormat } from "@/lib/core/file-end";
import { takeFile } from "./take-file";

afterEach(() => vi.unstubAllGlobals());

const ROWS: Record<RowFormat, string> = {
  ndjson: '{"id":"ä"}\n{"id":"b"}\n',
  json: `${JSON_START}${jsonRowStart(0)}{"id":"ä"}${jsonRowStart(1)}{"id":"b"}`,
  csv: 'id,note\r\nä,"two\nlines, ""quoted"""\r\nb,x\r\n',
};
const formats = Object.keys(ROWS) as RowFormat[];

/** The answer of a server that sends `text` byte by byte and then ends or breaks. */
function serve(text: string, isBroken = false, headers: Record<string, string> = {}) {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, ++at));
      else if (isBroken) controller.error(new TypeError("network error"));
      else controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body, { headers }));
}

const seen: number[] = [];
async function take(format: RowFormat, signal = new AbortController().signal) {
  seen.length = 0;
  return takeFile({ path: "/x", body: {}, format }, { signal, onRows: (rows) => seen.push(rows) });
}

describe.each(formats)("a file of %s", (format) => {
  it("that is whole is taken byte by byte, and its rows are counted", async () => {
    const text = ROWS[format] + fileEnd(format, { rows: 2 });
    serve(text);
    const file = await take(format);
    expect([await file.blob.text(), file.rows, file.missing, file.fault]).toEqual([text, 2, null, null]);
    expect(seen).toContain(1);
  });

  it("that lacks something says so, and is no failure", async () => {
    serve(ROWS[format] + fileEnd(format, { rows: 2, incomplete: "South: left out." }));
    expect(await take(format)).toMatchObject({ rows: 2, missing: "South: left out.", fault: null });
  });

  it("that breaks off with a word of why is told by it", async () => {
    serve(ROWS[format] + fileEnd(format, { rows: 2, incomplete: "Gone." }, true), true);
    expect(await take(format)).toMatchObject({ rows: 2, missing: null, fault: { message: "Gone." } });
  });

  it("that breaks off without one is no whole file either", async () => {
    serve(ROWS[format], true);
    expect(await take(format)).toMatchObject({
      missing: null,
      fault: { message: "The connection ended before the file did." },
    });
  });
});

it.each(["ndjson", "json"] as const)("%s that a proxy ended early is no whole file", async (format) => {
  serve(ROWS[format]);
  expect((await take(format)).fault?.message).toBe("The connection ended before the file did.");
});

it.each([
  [`attachment; filename="a.csv"; filename*=UTF-8''Z%C3%BCrich.csv`, "Zürich.csv"],
  [`attachment; filename="a.csv"`, "a.csv"],
  [`attachment; filename="a.csv"; filename*=UTF-8''%zz.csv`, "a.csv"],
  ["", "export.csv"],
])("the name of %s is %s", async (header, name) => {
  serve("id\r\n", false, header === "" ? {} : { "content-disposition": header });
  expect((await take("csv")).name).toBe(name);
});

it("a refusal is an error with its words, and what one ends oneself is none of ours", async () => {
  const error = { code: "UPSTREAM_FORBIDDEN", message: "Not for this key.", requestId: "r" };
  vi.stubGlobal("fetch", async () => Response.json({ error }, { status: 403 }));
  await expect(take("csv")).rejects.toMatchObject({ code: "UPSTREAM_FORBIDDEN", requestId: "r" });
  const left = new AbortController();
  const abort = new DOMException("left", "AbortError");
  vi.stubGlobal("fetch", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(abort) });
    left.abort();
    return new Response(body);
  });
  await expect(take("csv", left.signal)).rejects.toBe(abort);
});
