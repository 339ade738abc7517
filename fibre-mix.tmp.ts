// npx tsx try.tmp.ts PAIRS.csv [WRONG.csv]   headers: pairs: stock;code;stock_naf;need;need_naf   wrong: stock;code;stock_naf;need;need_naf;why
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { readKnowledge } from './src/features/materials/load-knowledge.ts'
import { checkKnowledge } from './src/features/materials/check-knowledge.ts'
import { createReader } from './src/features/materials/reading/reader.ts'
import { arrangeKnowledge } from './src/features/matching/engine/compatibility.ts'
import { MatchIndex } from './src/features/matching/engine/match-index.ts'
const csv = (f:string) => parse(readFileSync(f), { columns: true, delimiter: ';', bom: true, relax_column_count: true }) as Record<string,string>[]
const k = readKnowledge(); const faults = checkKnowledge(k); if (faults.length) console.log('FAULTS', faults.slice(0,15).join('\n'))
{ const R=new Set(k.resources.map(r=>r.id)),U=new Set(k.uses.map(r=>r.id)); k.paths=k.paths.filter(p=>R.has(p.resource)&&U.has(p.use)) }
const reader = createReader(k), index = new MatchIndex(arrangeKnowledge(k))
const flow = (id:string, kind:'stock'|'need', label:string, code:string|undefined, naf:string|undefined) => ({ id, kind, owner: null, label, family: null, reading: reader.read({ kind, label, wasteCode: code||null, activity: naf||null }), wasteCode: code||null, quantity: null, months: null, point: null, isAudited: false, ageDays: null })
const d = (x:any[]) => x.slice(0,4).map((c:any)=>c.id+':'+c.weight.toFixed(2)+c.because).join('  ')
const show = (r:Record<string,string>, s:any, n:any) => console.log(` S "${r.stock}" [${r.code||''}] ${r.stock_naf||''}\n    => ${d(s.reading.resources)}${s.reading.qualifiers.length?'  Q '+s.reading.qualifiers:''}\n N "${r.need}" ${r.need_naf||''}\n    => R ${d(n.reading.resources)}\n    => U ${d(n.reading.uses)}`)
const pairs = csv(process.argv[2]!); const P = pairs.map((r,i)=>({ r, s: flow(`S${String(i).padStart(4,'0')}`,'stock',r.stock!,r.code,r.stock_naf), n: flow(`N${String(i).padStart(4,'0')}`,'need',r.need!,undefined,r.need_naf) }))
for (const {s,n} of P) { index.put(s); index.put(n) }
let hit=0, mine=0; const NM=Number(process.env.NM)
for (const {r,s,n} of P.slice(0,NM)) {
  const { matches, stopped } = index.partnersOf(s.id,{top:10,minScore:0.05}); const rank = matches.findIndex(m=>m.needId===n.id); if (rank>=0) hit++
  const pr = index.pair(s.id,n.id)
  if (rank<0 || (pr && pr.score<0.3)) { const st = stopped.find(x=>x.needId===n.id); console.log(`\n${rank<0?'MISS':'WEAK'} ${st?`STOPPED by ${st.ruleId}`:pr?`score ${pr.score.toFixed(2)} (best of this stock ${matches[0]?.score.toFixed(2)} "${P.find(x=>x.n.id===matches[0]?.needId)?.r.need ?? ''}")`:'no link'}`); show(r,s,n) }
}
console.log(`\nhit@10 ${hit}/${P.length}`)
if (process.argv[3]) { let bad=0; const W=csv(process.argv[3]); for (const r of W) { const s=flow('W1','stock',r.stock!,r.code,r.stock_naf), n=flow('W2','need',r.need!,undefined,r.need_naf); index.put(s); index.put(n); const m=index.partnersOf('W1',{top:2000,minScore:0.05}).matches.find(m=>m.needId==='W2'); if (m) { bad++; console.log(`\nWRONG PROPOSED ${m.score.toFixed(2)} ${index.explain(m).reasons[0]}\n   why wrong: ${r.why}`); show(r,s,n) } index.remove('W1'); index.remove('W2') } console.log(`wrong pairs proposed ${bad}/${W.length}`) }
