// Looks of the diagnosis: the fates of the money, the concerns, their bars and small charts.
export const DIAGNOSIS_STYLE = `
.fates{display:grid;grid-template-columns:repeat(2,minmax(0,1fr)) minmax(0,1.5fr);gap:14px 32px;padding:16px 20px 18px;background:var(--card);border:1px solid var(--line);border-radius:10px;margin-bottom:30px}
.fates>div>span{font-size:13px;color:var(--soft);display:block}
.fates strong{font-size:20px;font-weight:650;margin-right:10px;letter-spacing:-.01em}
.fates .meter{margin-top:8px}.fates .meter i{background:var(--bad)}
.fates ul{display:flex;flex-wrap:wrap;gap:2px 16px;font-size:13.5px;margin-top:4px}.fates li b{font-weight:600;margin-left:2px}
.concern{display:grid;grid-template-columns:150px minmax(0,1fr) 300px;grid-template-rows:auto 1fr;gap:6px 30px;padding:24px 0 10px;border-top:1px solid var(--line);align-items:start}
.concerns .concern:last-child{border-bottom:1px solid var(--line)}
.concern .sum strong{display:block;font-size:24px;line-height:1.25;font-weight:650;letter-spacing:-.015em;color:var(--bad);white-space:nowrap}
.concern .kind{color:var(--ink);font-size:15px}.concern .kind b{font-weight:600}
.conf{font-size:12px;border-radius:4px;padding:1px 7px;margin-left:10px;white-space:nowrap}
.sure .conf{color:var(--good);background:var(--good-soft)}.likely .conf{color:var(--warn);background:var(--warn-soft)}
.sentence{margin-top:5px;line-height:1.7;max-width:40em}
.cmp{display:grid;gap:5px}
.cmp div{display:grid;grid-template-columns:88px minmax(0,1fr);gap:10px;align-items:center}
.cmp dt{font-size:12.5px;color:var(--soft);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.cmp dd{display:grid;grid-template-columns:minmax(0,1fr) 58px;gap:9px;align-items:center;font-size:13px}
.cmp .meter{height:8px;border-radius:3px;background:none}.cmp .meter i{background:var(--f-inq);border-radius:3px}
.cmp .own .meter i{background:var(--bad)}.cmp .own dd{font-weight:600}.cmp .own dt{color:var(--ink)}
.spark{margin-bottom:13px}.spark figcaption{font-size:12.5px;color:var(--soft);margin-bottom:4px}
.spark svg{display:block;width:100%;height:56px;border-bottom:1px solid var(--line)}
.spark .calm{fill:var(--f-inq);opacity:.55}.spark .hot{fill:var(--bad)}
.spark p{display:flex;justify-content:space-between;font-size:11.5px;color:var(--faint);line-height:1.5}
.concern .see{grid-row:span 2;padding-bottom:12px}.concern .look{grid-column:2;border-top:0}
.concern:has(.look[open]) .see{grid-row:auto}.concern .look[open]{grid-column:2/-1}
.concern .look>summary{padding:8px 0 8px 20px;font-size:13.5px}
.how{display:grid;grid-template-columns:minmax(0,1.5fr) repeat(2,minmax(0,1fr));gap:10px 28px;padding:6px 0 12px;font-size:14px}
.how dt{font-size:12.5px;color:var(--faint)}.how div:first-child{grid-row:span 2}
.ids{font-size:13px;color:var(--soft);padding-bottom:10px}.ids code{margin-right:10px}
.concern .chats{grid-template-columns:repeat(2,minmax(0,1fr));padding:4px 0 16px}
.maybe{display:grid;gap:8px;padding:2px 0 14px 22px;font-size:14px;color:var(--soft);max-width:52em}
@media (max-width:1180px){.concern{grid-template-columns:130px minmax(0,1fr)}.concern .see{grid-column:2;grid-row:auto;max-width:420px;margin-top:8px}}
@media (max-width:900px){
.fates{grid-template-columns:minmax(0,1fr);padding:14px 16px}
.concern{grid-template-columns:minmax(0,1fr);gap:8px;padding-top:20px}
.concern .sum{display:flex;align-items:baseline;gap:10px}
.concern .see,.concern .look{grid-column:1;max-width:none}
.how,.concern .chats{grid-template-columns:minmax(0,1fr)}
}
@media print{.concern{break-inside:avoid}.concern .chats{grid-template-columns:1fr 1fr}}
`;
