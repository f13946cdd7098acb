import { openSqliteStore } from "../plugins/store_sqlite/store.ts";
import { writeRows, benchSigner } from "./_audit.ts";
const N=Number(Deno.args[0]??200000);
const d=Deno.makeTempDirSync();
const store=await openSqliteStore({path:d+"/o.db",signer:benchSigner(),now:Date.now});
console.log(Math.round((await writeRows(store,20000)).value!));
console.log(Math.round((await writeRows(store,N)).value!));
await store[Symbol.asyncDispose]();Deno.removeSync(d,{recursive:true});
