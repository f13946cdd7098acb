import assert from "node:assert/strict";
import { FrameWriter } from "./writer.ts";

const encoder = new TextEncoder();

function sink(): { readonly stream: WritableStream<Uint8Array>; text(): string } {
  const decoder = new TextDecoder();
  let text = "";
  return {
    stream: new WritableStream({ write: (chunk) => void (text += decoder.decode(chunk)) }),
    text: () => text,
  };
}

Deno.test("a frame of our own starts on a line of its own, and only where it must", async () => {
  const { stream, text } = sink();
  const writer = new FrameWriter(stream);
  await writer.writeOwn(encoder.encode("1\n"));
  await writer.write(encoder.encode("2"));
  await writer.writeOwn(encoder.encode("3\n"));
  await writer.writeOwn(encoder.encode("4\n"));
  assert.equal(text(), "1\n2\n3\n4\n");
});

Deno.test("nothing gets into a frame that is written in pieces", async () => {
  const { stream, text } = sink();
  const writer = new FrameWriter(stream);
  const frame = await writer.open();
  await frame.write(encoder.encode("a"));
  const others = [writer.write(encoder.encode("x\n")), writer.writeOwn(encoder.encode("y\n"))];
  await frame.write(encoder.encode("b\n"));
  frame.done();
  await Promise.all(others);
  assert.equal(text(), "ab\nx\ny\n");
});

Deno.test("a reader that went away is told once, and later writes go nowhere", async () => {
  const writer = new FrameWriter(new WritableStream({ write: () => Promise.reject(new Error("broken pipe")) }));
  await writer.write(encoder.encode("a\n"));
  await writer.broken;
  await writer.write(encoder.encode("b\n"));
  await writer.close();
});
