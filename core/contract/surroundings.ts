/** Where the program stands: read once at start, so that a test can put it anywhere. */
export interface Surroundings {
  /** The user's folder: INIT_CWD under `deno task`, else the working directory. */
  readonly cwd: string;
  /** Oktsec's own folder: OKTSEC_HOME, else ~/.oktsec. Absolute. */
  readonly home: string;
  /** The user's home folder. Absolute. */
  readonly userHome: string;
  readonly os: "linux" | "darwin" | "windows";
  /** URL of the module that the program was started with. Left out: this process's. */
  readonly main?: string;
  /** Names of the programs that run. Left out: the system is asked. */
  programs?(): Promise<readonly string[] | null>;
  env(name: string): string | undefined;
  readonly envNames: readonly string[];
}
