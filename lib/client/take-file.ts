/** A file that our server streams: taken whole, counted as it comes, and never taken for whole when it is not. */
import { AppError, isAbort } from "@/lib/core/errors";
import { END_CHARS, fileEnd, missingIn, type RowFormat } from "@/lib/core/file-end";
import { open } from "./http";

export interface FileAsk {
  path: string;
  /** Sent by POST; without it the file is asked for by GET. */
  body?: unknown;
  format: RowFormat;
}

export interface TakenFile {
  /** As the server named it. */
  name: string;
  blob: Blob;
  rows: number;
  /** What the file lacks, as it says itself at its end; null when it is whole or broke off. */
  missing: string | null;
  /** Why it broke off: then `blob` is what came before. */
  fault: AppError | null;
}

interface TakeOptions {
  signal: AbortSignal;
  /** Told how many rows have come. */
  onRows: (rows: number) => void;
}

const BROKEN = "The connection ended before the file did.";

/** Throws AppError when there is no file at all, and the abort's own error. */
export async function takeFile({ path, body, format }: FileAsk, options: TakeOptions): Promise<TakenFile> {
  const response = await open(path, body, options.signal);
  const file = new Collected(response.headers.get("content-type") ?? "");
  const rows = new RowCount(format);
  const isEnded = await drain(response, options.signal, (bytes) => {
    file.add(bytes);
    options.onRows(rows.add(bytes));
  });
  const said = missingIn(format, await file.tail());
  const isWhole = isEnded && said !== undefined;
  const missing = said ?? null;
  return {
    name: nameIn(response.headers.get("content-disposition") ?? "", format),
    blob: file.blob(),
    rows: rows.before(missing, isWhole ? "ended" : missing === null ? "broken" : "cut"),
    missing: isWhole ? missing : null,
    fault: isWhole ? null : new AppError("BAD_RESPONSE", { message: missing ?? BROKEN }),
  };
}

/** Reads to the end, and says whether that was one. */
async function drain(
  response: Response,
  signal: AbortSignal,
  take: (bytes: Uint8Array<ArrayBuffer>) => void,
) {
  try {
    const reader = response.body?.getReader();
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) return true;
      take(part.value);
    }
  } catch (error) {
    if (isAbort(error) || signal.aborted) throw error;
    return false;
  }
}

/** Bytes of this many are handed to the browser, which keeps them where there is room. */
const HELD_BYTES = 8_000_000;

class Collected {
  private blobs: Blob[] = [];
  private held: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;
  private readonly type: string;

  constructor(type: string) {
    this.type = type;
  }

  add(bytes: Uint8Array<ArrayBuffer>): void {
    this.held.push(bytes);
    this.size += bytes.length;
    if (this.size >= HELD_BYTES) this.settle();
  }

  blob(): Blob {
    this.settle();
    return new Blob(this.blobs, { type: this.type });
  }

  /** The last characters: they may begin amid one. */
  tail(): Promise<string> {
    return this.blob().slice(-END_CHARS).text();
  }

  private settle(): void {
    if (this.held.length > 0) this.blobs.push(new Blob(this.held));
    this.held = [];
    this.size = 0;
  }
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;

/** Rows by the ends of lines; in a CSV, those that no cell holds. */
class RowCount {
  private lines = 0;
  private isQuoted = false;
  private readonly format: RowFormat;

  constructor(format: RowFormat) {
    this.format = format;
  }

  /** Counts on, and gives the rows so far. */
  add(bytes: Uint8Array): number {
    for (const byte of bytes) {
      if (byte === QUOTE) this.isQuoted = !this.isQuoted;
      else if (byte === NEWLINE && !(this.isQuoted && this.format === "csv")) this.lines++;
    }
    return this.rows(this.lines);
  }

  /** The rows before what the server wrote at the end. */
  before(missing: string | null, state: "ended" | "cut" | "broken"): number {
    if (state === "broken") return this.rows(this.lines);
    const end = fileEnd(this.format, { rows: 1, incomplete: missing ?? undefined }, state === "cut");
    return this.rows(this.lines - (end.match(/\n/g)?.length ?? 0));
  }

  private rows(lines: number): number {
    return Math.max(0, this.format === "csv" ? lines - 1 : lines);
  }
}

/** The name in a Content-Disposition header, in the form that has all its letters where there is one. */
function nameIn(header: string, format: RowFormat): string {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(header)?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded);
  } catch {
    // Not as the header's rules have it: the plain form is left.
  }
  return /filename="([^"]+)"/i.exec(header)?.[1] ?? `export.${format}`;
}
