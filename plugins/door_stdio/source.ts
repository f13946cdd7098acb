/** The reading end of a pipe, without new memory for each read. */

/** 64 KiB: what a pipe holds. */
const BUFFER_BYTES = 64 * 1024;

/** Chunks of a stream. */
export interface Source {
  /** The next chunk, valid until the next call; null at the end. */
  read(): Promise<Uint8Array | null>;
  /** Stops: a read that waits, and every later one, resolves to null. */
  cancel(): Promise<void>;
}

/**
 * Reads a stream into one buffer again and again where the stream can. The runtime would otherwise take 64 KiB for each
 * frame of 1 KB, and the process would grow by what is not collected yet.
 */
export function sourceOf(stream: ReadableStream<Uint8Array>): Source {
  try {
    return buffered(stream.getReader({ mode: "byob" }));
  } catch {
    // Not a stream of bytes: one that a test made.
    return plain(stream.getReader());
  }
}

function buffered(reader: ReadableStreamBYOBReader): Source {
  let buffer = new ArrayBuffer(BUFFER_BYTES);
  return {
    async read() {
      const { value, done } = await reader.read(new Uint8Array(buffer));
      // The memory travels with the view; after a cancel there is none.
      if (value) buffer = value.buffer;
      return done || !value ? null : value;
    },
    cancel: () => reader.cancel().catch(() => {}),
  };
}

function plain(reader: ReadableStreamDefaultReader<Uint8Array>): Source {
  return {
    async read() {
      const { value, done } = await reader.read();
      return done ? null : value;
    },
    cancel: () => reader.cancel().catch(() => {}),
  };
}
