/** A file as a stream that is read no faster than it is taken, and breaks off where it fails. */
import "server-only";
import { isAbort } from "@/lib/core/errors";

export interface FileStreamOptions {
  /** Told of what broke the file; not of a client that left. */
  onFault: (error: unknown) => void;
  /** Told when the client leaves, before the pieces are given up. */
  onLeave?: () => void;
  /** Ends the file at once, with its reason, whether or not anybody reads. */
  stop?: AbortSignal;
}

/**
 * `pieces` as the body of an answer; they are given up when the client leaves. A failure amid the file breaks the
 * connection, so that a file cut short does not look whole.
 */
export function fileStream(
  pieces: AsyncGenerator<Uint8Array>,
  { onFault, onLeave, stop }: FileStreamOptions,
): ReadableStream<Uint8Array> {
  let isPulling = false;
  let isOver = false;
  const breakOff = (controller: ReadableStreamDefaultController, error: unknown) => {
    if (isOver) return;
    isOver = true;
    if (!isAbort(error)) onFault(error);
    controller.error(error);
  };
  const stopNow = (controller: ReadableStreamDefaultController) => {
    // What is under way learns of it by itself, and may have a last word to say.
    if (isPulling || isOver || !stop?.aborted) return;
    breakOff(controller, stop.reason);
    void pieces.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => stop?.addEventListener("abort", () => stopNow(controller)),
      async pull(controller) {
        isPulling = true;
        try {
          const { done, value } = await pieces.next();
          if (isOver) return;
          if (done) {
            isOver = true;
            controller.close();
          } else controller.enqueue(value);
        } catch (error) {
          breakOff(controller, error);
        } finally {
          isPulling = false;
        }
      },
      async cancel() {
        isOver = true;
        onLeave?.();
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
