/** Well-known packages, and names that are meant to be taken for them. */
import { distance } from "./distance.ts";
import { skeleton } from "./skeleton.ts";

/** Registries with a name space of their own. */
export type Registry = "npm" | "pypi" | "crates";

const NPM =
  "react react-dom vue angular svelte preact next nuxt express koa fastify hapi nestjs lodash underscore moment dayjs date-fns axios request superagent node-fetch cross-fetch undici chalk colors commander yargs minimist inquirer ora debug winston pino morgan dotenv cross-env rimraf mkdirp glob minimatch semver uuid nanoid async bluebird rxjs redux react-redux mobx zustand immer webpack webpack-cli rollup esbuild vite parcel babel-core babel-loader typescript ts-node tslib eslint prettier jest mocha chai sinon cypress puppeteer playwright karma jasmine vitest husky lint-staged nodemon pm2 concurrently cors body-parser cookie-parser multer passport jsonwebtoken bcrypt bcryptjs crypto-js helmet mongoose mongodb mysql mysql2 sequelize typeorm prisma knex redis ioredis socket.io websocket graphql apollo-server electron jquery bootstrap tailwindcss postcss autoprefixer styled-components sass less classnames prop-types cheerio jsdom sharp canvas three chart.js discord.js telegraf web3 ethers hardhat truffle openai langchain firebase aws-sdk nodemailer handlebars mustache marked markdown-it highlight.js event-stream ua-parser-js coa fs-extra chokidar execa shelljs through2 readable-stream browserify gulp grunt bower forever faker validator zod joi yup ajv turbo lerna rxjs-compat zone.js core-js regenerator-runtime babel-eslint strip-ansi ansi-styles supports-color wrap-ansi color-convert string-width is-promise left-pad solana-web3.js"
    .split(" ");
const PYPI =
  "requests urllib3 numpy pandas scipy matplotlib seaborn scikit-learn tensorflow keras pytorch torch torchvision transformers django flask fastapi starlette uvicorn gunicorn jinja2 werkzeug sqlalchemy alembic psycopg2 psycopg2-binary pymongo redis celery boto3 botocore awscli azure-core google-cloud-storage paramiko cryptography pycryptodome pyjwt bcrypt passlib beautifulsoup4 lxml scrapy selenium playwright pytest tox coverage black flake8 pylint mypy isort setuptools virtualenv pipenv poetry colorama termcolor click typer tqdm rich loguru pyyaml python-dotenv python-dateutil pytz simplejson orjson pydantic attrs dataclasses-json httpx aiohttp websockets grpcio protobuf pillow opencv-python imageio nltk spacy gensim openai anthropic langchain llama-index tiktoken huggingface-hub datasets discord.py python-telegram-bot tweepy web3 jupyter notebook ipython networkx sympy statsmodels xgboost lightgbm dask pyarrow openpyxl xlrd jsonschema markdown docutils sphinx psutil pyinstaller pywin32 certifi idna chardet charset-normalizer packaging six cffi ansible fabric twisted tornado gevent eventlet ultralytics"
    .split(" ");
const CRATES =
  "serde serde_json tokio rand regex reqwest hyper clap anyhow thiserror tracing rustls openssl rayon chrono itertools lazy_static once_cell futures async-trait actix-web axum diesel sqlx rustdecimal rust_decimal bytes syn quote proc-macro2 parking_lot crossbeam hashbrown indexmap base64 sha2 ed25519-dalek tonic prost tower warp rocket env_logger semver tempfile walkdir"
    .split(" ");

/** Names one edit away from a well-known one that are packages or words of their own. */
const HONEST = new Set(
  "preact koa2 vuex vitest uuidv4 lodash-es jose jinja psycopg psycopg3 boto scapy scipy urllib urllib2 pydash mistune reacts jsts mongod expresso colour colours redux gulp-cli mocks"
    .split(" "),
);

interface Shelf {
  readonly exact: ReadonlySet<string>;
  readonly bySkeleton: ReadonlyMap<string, string>;
  readonly byStart: ReadonlyMap<string, readonly string[]>;
}

const NAMES: Readonly<Record<Registry, readonly string[]>> = { npm: NPM, pypi: PYPI, crates: CRATES };
/** Arranged when a text first names a package of that registry. */
const shelves = new Map<Registry, Shelf>();

function shelfOf(registry: Registry): Shelf {
  const known = shelves.get(registry) ?? shelf(NAMES[registry]);
  shelves.set(registry, known);
  return known;
}

function shelf(names: readonly string[]): Shelf {
  const long = names.filter((name) => name.length >= 5);
  return {
    exact: new Set(names.map(bare)),
    bySkeleton: new Map(long.map((name) => [skeleton(name), name])),
    byStart: Map.groupBy(long, (name) => name.charAt(0)),
  };
}

/** Registries take `-`, `_` and `.` for the same, or people do. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, "");
}

/** The names that are shipped for a registry. */
export function popularPackages(registry: Registry): readonly string[] {
  return NAMES[registry];
}

/** The well-known package that a name is meant to be taken for, or null. Exact names, plurals of words and known neighbours are none. */
export function squattedPackage(name: string, registry: Registry): string | null {
  const plain = name.toLowerCase();
  const { exact, bySkeleton, byStart } = shelfOf(registry);
  if (plain.length < 5 || plain.length > 40 || plain.startsWith("@") || exact.has(bare(plain)) || HONEST.has(plain)) {
    return null;
  }
  const twin = bySkeleton.get(skeleton(plain));
  if (twin !== undefined && /[^a-z-]|rn|vv|cl/.test(plain)) return twin;
  return (byStart.get(plain.charAt(0)) ?? []).find((known) =>
    distance(plain, known, 1) === 1 && isSlip(plain, known)
  ) ??
    null;
}

/** A slip of the finger: two letters swapped, one doubled or left out inside of the name. A letter more or less at the end is another word. */
function isSlip(name: string, known: string): boolean {
  if (name.length === known.length) {
    const at = [...name].findIndex((letter, index) => letter !== known[index]);
    const isSwap = name[at] === known[at + 1] && name[at + 1] === known[at];
    // Another vowel in a long word reads the same: "requests", "requasts".
    return isSwap || known.length >= 7 && /[aeiou]/.test(name[at] ?? "") && /[aeiou]/.test(known[at] ?? "");
  }
  const [long, short] = name.length > known.length ? [name, known] : [known, name];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at++;
  const letter = long[at] ?? "";
  if (!/[a-z]/.test(letter)) return false;
  const isDoubled = letter === long[at - 1];
  return name.length > known.length ? isDoubled : isDoubled || at > 0 && at < long.length - 1;
}
