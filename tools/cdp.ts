/**
 * Drives a headless Chromium over its debugging protocol: enough for our browser tests and for looking at a page while
 * working on it, and no dependency.
 */

/** What the protocol answers; each caller knows what it asked for. */
type Reply = Readonly<Record<string, unknown>>;
type Listener = (params: Reply) => void;

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
  "--remote-debugging-port=0",
];
const START_MS_MAX = 20_000;
const WAIT_MS_MAX = 10_000;
const LOOK_MS = 25;

/** Where Chromium is, or null: tests that need it say so and pass by. */
export async function findChromium(): Promise<string | null> {
  for (const path of ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]) {
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
  return null;
}

/** How a page is opened. */
export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly isDark?: boolean;
  /** False: as a reader who allows no scripts. */
  readonly hasScripts?: boolean;
  readonly hasReducedMotion?: boolean;
}

/** One tab with cookies of its own. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** Evaluates an expression in the page; promises are awaited, the result is JSON. */
  eval<T>(expression: string): Promise<T>;
  /** Resolves once the expression is true. Throws when it does not become so. */
  until(expression: string): Promise<void>;
  /** A key press as a keyboard would send it: "Tab", "Enter". */
  press(key: string): Promise<void>;
  /** Text as a keyboard would send it, into what has the focus. */
  type(text: string): Promise<void>;
  /** PNG of the page as seen, or of all of it. */
  screenshot(options?: { readonly isWhole?: boolean }): Promise<Uint8Array>;
  /** Errors, warnings and policy violations that the page caused. */
  readonly complaints: readonly string[];
}

/** A running browser. Dispose of it: the process and its profile go. */
export interface Browser extends AsyncDisposable {
  open(options?: PageOptions): Promise<Tab>;
}

/** Starts a browser with an empty profile. */
export async function launch(path: string): Promise<Browser> {
  const profile = await Deno.makeTempDir({ prefix: "oktsec-chromium-" });
  const process = new Deno.Command(path, {
    args: [...FLAGS, `--user-data-dir=${profile}`, "about:blank"],
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const stop = async () => {
    try {
      process.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await process.status;
    // Helper processes may still write for a moment.
    for (let left = 20; left > 0; left--) {
      if (await Deno.remove(profile, { recursive: true }).then(() => true, () => false)) return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS * 2));
    }
  };
  try {
    const connection = await connect(await endpoint(process.stderr));
    return {
      open: (options) => openTab(connection, options),
      async [Symbol.asyncDispose]() {
        await connection.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that Chromium prints once it listens. The rest of its talk is read and dropped. */
async function endpoint(stderr: ReadableStream<Uint8Array>): Promise<string> {
  const [head, rest] = stderr.tee();
  void rest.pipeTo(new WritableStream()).catch(() => {});
  const reader = head.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader(); // True: it takes any bytes.
  const timer = setTimeout(() => void reader.cancel(), START_MS_MAX);
  let said = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`Chromium did not start: ${said.slice(-500)}`);
      said += value;
      const url = /ws:\/\/\S+/.exec(said)?.[0];
      if (url !== undefined) return url;
    }
  } finally {
    clearTimeout(timer);
    void reader.cancel();
  }
}

interface Connection {
  send(method: string, params?: Reply, session?: string): Promise<Reply>;
  listen(session: string, method: string, listener: Listener): void;
  close(): Promise<void>;
}

async function connect(url: string): Promise<Connection> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error("Cannot connect to Chromium"));
  });
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Listener[]>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const message: {
      id?: number;
      method?: string;
      sessionId?: string;
      params?: Reply;
      result?: Reply;
      error?: { message: string };
    } = JSON.parse(String(data));
    if (message.id === undefined) {
      for (const listener of listeners.get(`${message.sessionId} ${message.method}`) ?? []) {
        listener(message.params ?? {});
      }
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.error) reject?.(new Error(message.error.message));
    else resolve?.(message.result ?? {});
  };
  return {
    send(method, params = {}, sessionId) {
      const id = ++last;
      socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    listen(session, method, listener) {
      const key = `${session} ${method}`;
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
    async close() {
      const closed = new Promise<void>((resolve) => socket.onclose = () => resolve());
      socket.close();
      await closed;
    },
  };
}

async function openTab(connection: Connection, options: PageOptions = {}): Promise<Tab> {
  const { width = 1280, height = 900, isDark = false, hasScripts = true, hasReducedMotion = false } = options;
  const { browserContextId } = await connection.send("Target.createBrowserContext");
  const { targetId } = await connection.send("Target.createTarget", { url: "about:blank", browserContextId });
  const { sessionId } = await connection.send("Target.attachToTarget", { targetId, flatten: true });
  const session = String(sessionId);
  const send = (method: string, params?: Reply) => connection.send(method, params, session);
  const complaints: string[] = [];
  watch(connection, session, complaints);
  for (const domain of ["Page", "Runtime", "Log"]) await send(`${domain}.enable`);
  await send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
  await send("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: isDark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: hasReducedMotion ? "reduce" : "no-preference" },
    ],
  });
  if (!hasScripts) await send("Emulation.setScriptExecutionDisabled", { value: true });
  return makeTab(connection, session, complaints);
}

function makeTab(connection: Connection, session: string, complaints: readonly string[]): Tab {
  const send = (method: string, params?: Reply) => connection.send(method, params, session);
  const evaluate = async <T>(expression: string): Promise<T> => {
    const reply = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (reply.exceptionDetails) {
      throw new Error(`${expression}: ${JSON.stringify(reply.exceptionDetails).slice(0, 500)}`);
    }
    // True: the caller names the type of its own expression.
    return (reply.result as { value: T }).value;
  };
  return {
    complaints,
    eval: evaluate,
    async goto(url) {
      const loaded = new Promise<void>((resolve) => connection.listen(session, "Page.loadEventFired", () => resolve()));
      await send("Page.navigate", { url });
      await loaded;
    },
    async until(expression) {
      const deadline = performance.now() + WAIT_MS_MAX;
      for (;;) {
        // While a page is left for the next one there is nothing to evaluate in.
        if (await evaluate<boolean>(`Boolean(${expression})`).catch(() => false)) return;
        if (performance.now() > deadline) throw new Error(`Never became true: ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    },
    async press(key) {
      const code = key === "Enter"
        ? { windowsVirtualKeyCode: 13, text: "\r" }
        : key === "Tab"
        ? { windowsVirtualKeyCode: 9 }
        : {};
      await send("Input.dispatchKeyEvent", { type: "keyDown", key, code: key, ...code });
      await send("Input.dispatchKeyEvent", { type: "keyUp", key, code: key });
    },
    async type(text) {
      await send("Input.insertText", { text });
    },
    async screenshot({ isWhole = false } = {}) {
      const { data } = await send("Page.captureScreenshot", { captureBeyondViewport: isWhole });
      return Uint8Array.from(atob(String(data)), (c) => c.charCodeAt(0));
    },
  };
}

function watch(connection: Connection, session: string, complaints: string[]): void {
  connection.listen(
    session,
    "Runtime.exceptionThrown",
    (params) => void complaints.push(JSON.stringify(params).slice(0, 400)),
  );
  connection.listen(session, "Runtime.consoleAPICalled", (params) => {
    if (params.type === "error" || params.type === "warning") {
      complaints.push(JSON.stringify(params.args).slice(0, 400));
    }
  });
  connection.listen(session, "Log.entryAdded", ({ entry }) => {
    // True: that is what the protocol calls it.
    const { level, text, url } = entry as { level: string; text: string; url?: string };
    if (level === "error" || level === "warning") complaints.push(`${level}: ${text} ${url ?? ""}`);
  });
}
