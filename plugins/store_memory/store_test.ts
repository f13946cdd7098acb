import { storeConformance } from "../../tests/conformance/store.ts";
import { openMemoryStore } from "./store.ts";

storeConformance("memory", openMemoryStore, { durable: false, shared: false });
