// Looks of the fair comparison: a row an agent, intervals around a common centre line.
export const FAIR_STYLE = `
.fair{border-bottom:1px solid var(--line);margin-bottom:16px}
.fair>li{display:grid;grid-template-columns:112px 176px minmax(0,1fr) minmax(0,1.05fr);gap:6px 26px;padding:13px 0;border-top:1px solid var(--line);align-items:start}
.fwho b{font-size:15.5px}.fwho small{display:block;line-height:1.35}
.fair dl{display:grid;grid-template-columns:auto auto;gap:0 16px;justify-content:start}
.fair dt{font-size:12px;color:var(--faint);white-space:nowrap}.fair dd{font-size:16px;font-weight:600;white-space:nowrap}
.fair dl div+div dd{font-weight:400}
.forest{position:relative;height:22px;background:linear-gradient(90deg,transparent calc(50% - .5px),var(--faint) calc(50% - .5px),var(--faint) calc(50% + .5px),transparent calc(50% + .5px))}
.forest .span{position:absolute;top:8px;height:6px;border-radius:3px;background:var(--f-inq);opacity:.55}
.forest .at{position:absolute;top:5px;width:12px;height:12px;margin-left:-6px;border-radius:50%;background:var(--f-inq);border:2px solid var(--bg)}
.forest.v-better i{background:var(--good)}.forest.v-worse i{background:var(--bad)}
.feffect p{font-size:13.5px;line-height:1.5}.feffect b{font-weight:600}.feffect .worth{color:var(--soft)}
.t-better{color:var(--good)}.t-worse{color:var(--bad)}.t-unsure{color:var(--soft)}
.fbuyers p{font-size:13px;line-height:1.55;color:var(--soft)}.fbuyers p+p{color:var(--faint)}
.notes.plain{max-width:60em}.notes.plain li{font-size:13.5px;color:var(--soft)}.notes.plain li::before{background:var(--faint)}
@media (max-width:1180px){.fair>li{grid-template-columns:104px 168px minmax(0,1fr)}.fbuyers{grid-column:2/-1}}
@media (max-width:900px){
.fair>li{grid-template-columns:minmax(0,1fr) auto;gap:8px 12px}
.fair dl{text-align:right;justify-content:end}
.feffect,.fbuyers{grid-column:1/-1}
}
@media print{.fair>li{break-inside:avoid}}
`;
