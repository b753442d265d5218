// Looks of the figures: the tree, bars, days, ranked agents, heat tables, scatter.
export const FIGURE_STYLE = `
.tree{margin:8px 0 0}
.node{display:block;text-align:center;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:13px 16px 14px;position:relative}
.node>span{display:block;font-size:13.5px;color:var(--soft)}
.node strong{display:block;font-size:25px;line-height:1.35;font-weight:650;letter-spacing:-.01em}
.node strong .num{font-weight:650}
.node small{display:block;line-height:1.45}
.node.root{width:270px;margin:0 auto;border-color:var(--accent);background:var(--accent-soft)}
.node.root strong{font-size:30px;color:var(--accent-ink)}
.tree ul{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:44px;margin-top:46px;position:relative}
.tree ul::before{content:"";position:absolute;top:-46px;left:50%;height:23px;border-left:1px solid var(--faint)}
.tree li::before{content:"";position:absolute;top:-24px;left:50%;height:23px;border-left:1px solid var(--faint)}
.tree li::after{content:"";position:absolute;top:-24px;left:-23px;right:-23px;border-top:1px solid var(--faint)}
.tree li:first-child::after{left:50%}.tree li:last-child::after{right:50%}
.tree li+li>span::before{content:"×";position:absolute;left:-33px;top:50%;transform:translateY(-50%);font-size:22px;color:var(--soft);width:22px;text-align:center}
.stack{display:flex;height:22px;border-radius:5px;overflow:hidden;gap:2px;background:var(--hair)}
.own-attributed{background:var(--accent)}.own-silent{background:var(--f-inq)}.own-unclear{background:var(--f-val)}.own-left-out{background:var(--faint)}
.legend{display:flex;flex-wrap:wrap;gap:6px 20px;font-size:13px;color:var(--soft);margin:0 0 14px}
.legend i,.parts i,.hatch{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:6px}
.legend .mean{margin-left:auto}
.legend.wide{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:14px 24px;margin-top:14px;color:var(--ink)}
.legend.wide li{font-size:15px}.legend.wide b{margin-right:10px;font-weight:600}.legend.wide span{color:var(--soft);margin-left:8px;font-size:13px}.legend.wide small{display:block;padding-left:16px}
.sum{font-size:13.5px;color:var(--soft)}
.days .plot{position:relative;border-bottom:1px solid var(--line);height:84px;margin-top:24px}
.days .plot.tall{height:130px}
.days svg{display:block;width:100%;height:100%;overflow:visible}
.days .most{position:absolute;top:-20px;left:0;font-size:12.5px;color:var(--soft)}
.bar{fill:var(--accent)}.bar.open{fill:var(--accent);opacity:.4}
.slot{fill:transparent}.days g:hover .slot{fill:var(--hair)}
.curve{fill:none;stroke:var(--f-val);stroke-width:2.2;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.ticks{position:relative;height:20px;font-size:12px;color:var(--faint)}
.ticks span{position:absolute;transform:translateX(-50%);top:4px}
.days figcaption{font-size:12.5px;color:var(--soft);margin-top:8px}.hatch{background:var(--accent);opacity:.4}
.factors td{width:21%}.factors td .meter{margin-top:6px;width:88%}
.factors thead th[data-op]::before{content:attr(data-op);margin-left:-18px;display:inline-block;width:18px;color:var(--faint)}
.factors .team td,.factors .team th,.types .team td,.types .team th{border-bottom:1px solid var(--line);font-weight:600}
.factors td:last-child .num{font-weight:600}
.f-inq{background:var(--f-inq)}.f-conv{background:var(--f-conv)}.f-val{background:var(--f-val)}
.agent{display:grid;grid-template-columns:132px 138px minmax(0,1fr) 214px;gap:8px 22px;padding:16px 0;border-top:1px solid var(--line);align-items:start}
.who{display:flex;gap:12px;align-items:baseline}
.place{font-size:14px;color:var(--faint);min-width:1.4em;text-align:right}
.who b{font-size:16px}.who small{display:block;line-height:1.3}
.money strong{font-size:19px;font-weight:650;letter-spacing:-.01em;line-height:1.35;white-space:nowrap}
.vs{font-size:12.5px;color:var(--soft);line-height:1.4}.vs.under{color:var(--bad)}
.gap{display:grid;grid-template-columns:1fr 1fr;height:14px;margin-top:5px;background:linear-gradient(90deg,transparent calc(50% - .5px),var(--faint) calc(50% - .5px),var(--faint) calc(50% + .5px),transparent calc(50% + .5px))}
.gap>div{display:flex;gap:1px}.gap .below{flex-direction:row-reverse;padding-right:1px}.gap .above{padding-left:1px}
.gap .below i:last-child{border-radius:3px 0 0 3px}.gap .above i:last-child{border-radius:0 3px 3px 0}
.diagnosis{margin-top:7px;line-height:1.55}.diagnosis.fine{color:var(--soft)}
.parts{font-size:12.5px;color:var(--soft);display:flex;flex-wrap:wrap;gap:2px 14px;margin-top:2px}.parts i{width:7px;height:7px;margin-right:5px}
.agent dl{display:grid;grid-template-columns:repeat(4,auto);gap:0 14px;justify-content:end}
.agent dt{font-size:12px;color:var(--faint);white-space:nowrap}.agent dd{font-size:15px;white-space:nowrap}
.types th small{display:block;font-weight:400;line-height:1.35;color:var(--faint)}
.types thead th{width:16.8%;padding:8px 12px}.types tbody th{padding-right:14px}.types thead th:first-child{width:auto;padding-left:0}
.types tbody td{padding:9px 12px;border-bottom:2px solid var(--bg);border-right:2px solid var(--bg);white-space:nowrap;vertical-align:middle}
.types td .num{font-size:16px;font-weight:600}.types td small{margin-left:7px}
.types .h1{background:rgba(var(--heat),.12)}.types .h2{background:rgba(var(--heat),.26)}.types .h3{background:rgba(var(--heat),.46)}.types .h2 :is(small,.cap),.types .h3 :is(small,.cap){color:inherit}
.types .good{background:var(--good-soft)}
.types td .none{color:var(--faint);font-size:13px}
.trend{font-size:12px;margin-left:7px}.trend.up{color:var(--bad)}.trend.down{color:var(--good)}
.types :is(.h1,.h2) .trend.down{color:color-mix(in srgb,var(--good) 75%,var(--ink))}.types .h3 .trend{color:inherit}
.scatter .field{position:relative;height:340px;border-left:1px solid var(--line);border-bottom:1px solid var(--line);margin-top:10px}
.scatter figcaption{font-size:13.5px;color:var(--soft)}.scatter figcaption b{color:var(--ink);font-weight:600}
.mx,.my{position:absolute;border:0 dashed var(--line)}.mx{top:0;bottom:0;border-left-width:1px}.my{left:0;right:0;border-top-width:1px}
.field .hi,.field .lo{position:absolute;left:4px;font-size:11.5px;color:var(--faint)}.field .hi{top:0}.field .lo{bottom:0}
.dot{position:absolute;width:0;height:0}
.dot i{position:absolute;left:-5px;top:-5px;width:10px;height:10px;border-radius:50%;background:var(--accent);border:1.5px solid var(--bg)}
.dot b{position:absolute;font-size:12.5px;font-weight:500;white-space:nowrap;line-height:1;top:-6px;left:9px}
.dot.l b{left:auto;right:9px}.dot.t b{left:0;top:-21px;transform:translateX(-50%)}.dot.d b{left:0;top:9px;transform:translateX(-50%)}
.dot em{display:none;position:absolute;bottom:10px;left:50%;transform:translateX(-50%);background:var(--ink);color:var(--bg);font-size:12px;padding:2px 8px;border-radius:4px;white-space:nowrap;z-index:3}
.dot:hover em{display:block}.dot:hover{z-index:4}
.dot i::after{content:"";position:absolute;inset:-8px}
.axis{display:flex;justify-content:space-between;font-size:11.5px;color:var(--faint);margin-top:4px}
.scores{margin-top:30px}.scores .note{color:var(--warn);font-size:13.5px;padding-right:0}
.scores td{white-space:nowrap}.scores td.note{white-space:normal}
.heat table{table-layout:fixed;border-spacing:2px;border-collapse:separate;margin-top:8px}
.heat thead th,.heat tbody th,.heat td{padding:0;border:0;font-size:11px;font-weight:400;color:var(--faint);line-height:1;text-align:left}
.heat thead th{overflow:visible;white-space:nowrap;padding-bottom:4px}
.heat tbody th{white-space:nowrap;vertical-align:middle}.heat tr>:first-child{width:32px}
.heat tbody td{height:20px;border-radius:2px;background:var(--hair)}
.heat tbody td[style]{background:rgba(var(--cool),calc(.08 + .92*var(--k)))}
.heat.waits tbody td[style]{background:rgba(var(--heat),calc(.06 + .9*var(--k)))}
.heat figcaption{font-size:14px;font-weight:600}
@media (max-width:1180px){.agent{grid-template-columns:116px 130px minmax(0,1fr)}.agent dl{grid-column:3;justify-content:start;grid-template-columns:repeat(4,auto)}}
@media (max-width:900px){
.tree ul{grid-template-columns:minmax(0,1fr);gap:24px;margin-top:24px;padding-left:34px}
.tree ul::before{left:12px;top:-24px;bottom:48px;height:auto}
.tree li::before{left:-22px;width:21px;height:0;border-left:0;border-top:1px solid var(--faint);top:50%}
.tree li::after{display:none}
.tree li+li>span::before{left:50%;top:-13px;transform:translate(-50%,-50%)}
.node.root{width:100%}
.factors thead,.types thead,.scores thead{display:none}
.factors tr,.types tr,.scores tr{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:2px 10px;padding:12px 0;border-bottom:1px solid var(--line)}
.factors td,.factors th,.types td,.types th,.scores td,.scores th{border:0!important;padding:0;width:auto}
.factors th,.types th,.scores th{grid-column:1/-1}
.factors td{font-size:14px}
.factors .team,.types .team{background:none}
.cap{display:block}
.agent{grid-template-columns:minmax(0,1fr) auto;gap:8px 12px}
.money{text-align:right}.why,.agent dl{grid-column:1/-1}.agent dl{justify-content:space-between}
.legend .mean{margin-left:0}
.types tr{grid-template-columns:repeat(2,minmax(0,1fr));gap:4px}
.types tbody td{padding:6px 10px;border-radius:4px;background:var(--hair)}
.types .h1{background:rgba(var(--heat),.12)!important}.types .h2{background:rgba(var(--heat),.26)!important}.types .h3{background:rgba(var(--heat),.46)!important}.types .good{background:var(--good-soft)!important}
.scores .note{grid-column:1/-1}
.scatter .field{height:300px}
.heat tbody td{height:17px}.heat table{border-spacing:1px}
}
`;
