import { storeConformance } from "../../tests/conformance/store.ts";
import { openSqliteStore } from "./store.ts";

storeConformance("sqlite", openSqliteStore, { durable: true, shared: true });
