/** The pieces of a file of events, from the first page to its end or to what ends it, and the record of it. */
import "server-only";
import { setImmediate, setTimeout } from "node:timers/promises";
import { isAbort, isAppError } from "@/lib/core/errors";
import { audit, entryOf } from "../../audit";
import type { EventFile } from "./export-format";
import { type ReadEnd, readRows } from "./export-rows";
import { outcomeWord, searchRecord } from "./recorded";
import type { Run } from "./run";

export interface ExportLimits {
  rows: number;
  bytes: number;
  /** How often, in ms, it is asked whether the user may still have the file. */
  recheckMs: number;
  /**
   * How long, in ms, the connection outlives the last word of a file that breaks off: what a browser has not read
   * when it breaks, it throws away.
   */
  lingerMs: number;
}

export interface ExportTerms {
  /** Throws when the user may no longer see what they asked for. */
  recheck: () => Promise<void>;
  limits: ExportLimits;
  /** Fired, with the reason, when that is found out; the run's calls must end with it. */
  withdrawn: AbortController;
  format: string;
}

const UNRECORDED = "The database cannot be reached, and what cannot be recorded is not given out.";

export class ExportWork {
  private bytes = 0;
  private readonly run: Run;
  private readonly file: EventFile;
  private readonly terms: ExportTerms;

  constructor(run: Run, file: EventFile, terms: ExportTerms) {
    this.run = run;
    this.file = file;
    this.terms = terms;
  }

  /**
   * The file, in pieces. The first is empty and comes once the first page is there: until then nothing is promised.
   * What fails later says so in a last piece and then throws. The end is recorded before it is given.
   */
  async *pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    const watch = this.watch();
    let hasBegun = false;
    let outcome: string | null = "cancelled";
    try {
      const pages = readRows(this.run, this.terms.limits.rows, this.terms.recheck);
      let page = await pages.next();
      yield new Uint8Array(0);
      hasBegun = true;
      yield this.counted(this.file.start());
      while (!page.done) {
        for (const piece of this.file.pieces(page.value)) {
          this.terms.withdrawn.signal.throwIfAborted();
          yield this.counted(piece);
          // A fast reader would never let the requests of others in between.
          await setImmediate();
        }
        page = this.bytes < this.terms.limits.bytes ? await pages.next() : { done: true, value: TOO_LARGE };
      }
      const missing = page.value.missing.join(" ");
      outcome = missing === "" ? "ok" : "incomplete";
      const end = this.counted(this.file.end(missing === "" ? undefined : missing));
      await this.record(outcome, missing);
      outcome = null;
      yield end;
    } catch (error) {
      const { signal } = this.terms.withdrawn;
      const fault: unknown = signal.aborted ? signal.reason : error;
      if (outcome !== null) outcome = outcomeWord(fault);
      if (hasBegun && !isAbort(fault)) {
        yield this.counted(this.file.end(wordsOf(fault), true));
        await setTimeout(this.terms.limits.lingerMs);
      }
      throw fault;
    } finally {
      clearInterval(watch);
      // Nobody read on, so nothing was thrown.
      if (outcome === "cancelled" && this.terms.withdrawn.signal.aborted)
        outcome = outcomeWord(this.terms.withdrawn.signal.reason);
      if (outcome !== null) await this.recordBroken(outcome);
    }
  }

  /** Pages may be slow, and so may who takes them: it is asked now and then all the while. */
  private watch(): NodeJS.Timeout {
    const { recheck, limits, withdrawn } = this.terms;
    return setInterval(
      () => void recheck().catch((error: unknown) => withdrawn.abort(error)),
      limits.recheckMs,
    ).unref();
  }

  private counted(bytes: Uint8Array): Uint8Array {
    this.bytes += bytes.length;
    return bytes;
  }

  private async record(outcome: string, missing = ""): Promise<void> {
    const { ctx, window } = this.run;
    const { hash } = searchRecord(this.run);
    const written = { format: this.terms.format, rows: this.file.rows, bytes: this.bytes };
    const complete = outcome === "ok";
    const detail = { hash, window, ...written, complete, ...(missing === "" ? {} : { missing }) };
    await audit(ctx.server, entryOf(ctx, "export", outcome, detail));
  }

  /** Of what is broken off already: that the record fails too can only be logged. */
  private async recordBroken(outcome: string): Promise<void> {
    await this.record(outcome).catch((error: unknown) =>
      this.run.ctx.log.error({ error }, "end of an export not audited"),
    );
  }
}

const TOO_LARGE: ReadEnd = {
  missing: [
    "The file has grown as large as one may be, and there are more events. Choose a shorter time range.",
  ],
};

function wordsOf(fault: unknown): string {
  if (!isAppError(fault)) return "Something failed on this server.";
  return fault.code === "STORE_DOWN" ? UNRECORDED : fault.message;
}
