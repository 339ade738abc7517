// KDIR pairs... : hit@10 for each file, all pairs files pooled per file
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { readKnowledge } from './src/features/materials/load-knowledge.ts'
import { createReader } from './src/features/materials/reading/reader.ts'
import { arrangeKnowledge } from './src/features/matching/engine/compatibility.ts'
import { MatchIndex } from './src/features/matching/engine/match-index.ts'
const csv = (f:string) => parse(readFileSync(f), { columns: true, delimiter: ';', bom: true, relax_column_count: true }) as Record<string,string>[]
const t0=Date.now(); const k = (readKnowledge as any)(process.env.KDIR || undefined)
{ const R=new Set(k.resources.map((r:any)=>r.id)),U=new Set(k.uses.map((r:any)=>r.id)); k.paths=k.paths.filter((p:any)=>R.has(p.resource)&&U.has(p.use)) }
const reader = createReader(k); const comp=arrangeKnowledge(k); const t1=Date.now()
const flow = (id:string, kind:'stock'|'need', label:string, code?:string, naf?:string) => ({ id, kind, owner: null, label, family: null, reading: reader.read({ kind, label, wasteCode: code||null, activity: naf||null }), wasteCode: code||null, quantity: null, months: null, point: null, isAudited: false, ageDays: null }) as any
let T=0,H=0; const out:string[]=[]
for (const f of process.argv.slice(2)) {
  const index = new MatchIndex(comp); const rows=csv(f)
  if (/wrong/.test(f)) { let bad=0; for (const r of rows) { const s=flow('W1','stock',r.stock!,r.code,r.stock_naf), n=flow('W2','need',r.need!,undefined,process.env.NONAF?undefined:r.need_naf); index.put(s); index.put(n); if (index.partnersOf('W1',{top:2000,minScore:0.15}).matches.find(m=>m.needId==='W2')) bad++; index.remove('W1'); index.remove('W2') } out.push(`${f.replace('/tmp/r2-','')} bad ${bad}/${rows.length}`); continue }
  const P=rows.map((r,i)=>({r,s:flow('S'+i,'stock',r.stock!,r.code,r.stock_naf),n:flow('N'+i,'need',r.need!,undefined,r.need_naf)})); for(const {s,n} of P){index.put(s);index.put(n)}
  let hit=0; for(const {s,n} of P) if(index.partnersOf(s.id,{top:10,minScore:0.05}).matches.some(m=>m.needId===n.id)) hit++
  out.push(`${f.replace('/tmp/r2-','')} ${hit}/${P.length}`); T+=P.length; H+=hit }
console.log(out.join('  ')); console.log(`ALL ${H}/${T} build ${t1-t0}ms`)
