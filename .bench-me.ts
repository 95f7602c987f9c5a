import { request } from "undici"; import { gunzipSync } from "node:zlib"; import { spawn } from "node:child_process";
import { eventsRig, WINDOW } from "@/lib/testing/events"; import { testOrg } from "@/lib/emulator/scenarios/small"; import { searchEvents } from "@/lib/server/services/events/search"; import { pageBody } from "@/lib/server/services/events/page-body"; import { DEFAULT_SEARCH } from "@/lib/search/defaults";
const rig=await eventsRig();
for (const mode of ["gzip","plain"]) {
const child=spawn("npx",["tsx","--tsconfig","tsconfig.node.json",".bench-emu.ts",mode],{stdio:["ignore","pipe","inherit"]});
const url:string=await new Promise(r=>child.stdout.on("data",d=>{const m=/http:\S+/.exec(String(d)); if(m) r(m[0]);}));
for (let i=0;i<8;i++){
 let end = new Date(Date.parse(WINDOW.end)-i).toISOString();
 let t=performance.now();
 const r=await request(url+"/insights/directory/v1/events",{method:"POST",headers:{"x-api-key":"k","content-type":"application/json",...(mode==="gzip"?{"accept-encoding":"gzip"}:{})},body:JSON.stringify({service:["all"],start_time:WINDOW.start,end_time:end,limit:10000,sort:"DESC"})});
 let b=Buffer.from(await r.body.arrayBuffer()); if(mode==="gzip") b=gunzipSync(b); const direct=performance.now()-t;
 const ctx=rig.context({orgs:[{slug:"acme",upstreamId:testOrg(),key:"k"}],baseUrl:url});
 t=performance.now(); const a=await searchEvents(ctx,{search:DEFAULT_SEARCH,window:{...WINDOW,end},limit:10000},{signal:new AbortController().signal}); const svc=performance.now()-t;
 let n=0; for await (const c of pageBody(a)) n+=c.length; const all=performance.now()-t;
 console.log(mode, b.length, n, a.page.count, "direct",direct.toFixed(0),"svc",svc.toFixed(0),"body",all.toFixed(0), "x"+(all/direct).toFixed(2));
}
child.kill();
}
await rig.close(); process.exit(0);
