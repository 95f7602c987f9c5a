import { createEmulator } from "@/lib/emulator/emulator"; import { serveEmulator } from "@/lib/emulator/serve"; import { eventsAtEqualTimes, testOrg } from "@/lib/emulator/scenarios/small";
const e=createEmulator({seed:1,now:()=>Date.parse("2026-11-21T10:00:00Z")});
const pad=Object.fromEntries(Array.from({length:40},(_,i)=>["field_"+i,"value of some length "+i]));
e.addKey("k",{orgs:{[testOrg()]: eventsAtEqualTimes(10000,{tie:2}).map((v,i)=>({...v,...pad,useragent:{name:"Chrome "+i,os:"Mac"}}))},options:{latencyMs:250, gzip: process.argv[2]==="gzip"}});
const s=await serveEmulator(e); console.log(s.url);
