// Looks of what people read: weaknesses, chat windows with evidence, the work list, the tables of counts.
export const CASE_STYLE = `
summary{cursor:pointer;list-style:none}summary::-webkit-details-marker{display:none}
.weak{border-top:1px solid var(--line)}.weak:last-of-type{border-bottom:1px solid var(--line)}
.weak>summary{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:24px;align-items:center;padding:14px 0 14px 24px;position:relative}
.weak>summary::before,.more>summary::before,.block>summary::before{content:"";position:absolute;left:3px;top:50%;width:7px;height:7px;border-right:1.6px solid var(--faint);border-bottom:1.6px solid var(--faint);transform:translateY(-50%) rotate(-45deg);transition:transform .15s}
details[open]>summary::before{transform:translateY(-70%) rotate(45deg)}
.weak>summary:hover b{color:var(--accent-ink)}
.name b{font-size:16px;margin-right:12px;font-weight:600}
.tags i{font-size:12px;color:var(--soft);border:1px solid var(--line);border-radius:4px;padding:1px 7px;margin-right:6px;white-space:nowrap}
.tags .critical{color:#fff;background:var(--bad);border-color:var(--bad)}:root[data-theme=dark] .tags .critical{color:#1a0f0d}
.tags .major{color:var(--bad);background:var(--bad-soft);border-color:transparent}
.tags .minor{color:var(--warn);background:var(--warn-soft);border-color:transparent}
.rate{display:grid;grid-template-columns:110px minmax(0,1fr);gap:14px;align-items:center;white-space:nowrap}
.rate .meter{height:6px}.rate .meter i{background:var(--bad)}
.say{display:grid;grid-template-columns:1fr 1.15fr .95fr;gap:8px 32px;padding:2px 0 20px 24px}
.say dt{font-size:12.5px;color:var(--faint)}.say dd{line-height:1.6}
.chats{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:18px;padding:0 0 32px 24px}
.chat{background:var(--card);border:1px solid var(--line);border-radius:10px;display:flex;flex-direction:column;min-width:0;overflow:hidden}
.chat header{display:flex;flex-wrap:wrap;gap:2px 9px;align-items:baseline;padding:10px 14px;border-bottom:1px solid var(--hair);font-size:13px;color:var(--soft)}
.chat header b{color:var(--ink);font-size:14px}.chat time{margin-left:auto;color:var(--faint)}
.tag{font-size:12px;font-weight:600;border-radius:4px;padding:0 7px}
.is-bad .tag{color:var(--bad);background:var(--bad-soft)}.is-good .tag{color:var(--good);background:var(--good-soft)}
.chat ol{padding:14px 12px;max-height:480px;overflow-y:auto;display:flex;flex-direction:column;gap:9px;scrollbar-width:thin;flex:1;position:relative}
.chat ol>li{max-width:86%;font-size:14px;line-height:1.5}
.chat ol p{white-space:pre-wrap;overflow-wrap:anywhere}
.chat li>div{border-radius:10px;padding:6px 11px;display:inline-block;background:var(--hair)}
.chat .b{align-self:flex-start}.chat .b>div{border-top-left-radius:3px}
.chat .a{align-self:flex-end;text-align:right}.chat .a>div{background:var(--accent-soft);border-top-right-radius:3px;text-align:left}
.chat .s{align-self:center;text-align:center}.chat .s>div{background:none;color:var(--faint);font-size:12.5px;padding:0}
.chat .auto>div{background:none;border:1px dashed var(--line);color:var(--soft)}
.chat .revoked>div{text-decoration:line-through;color:var(--faint)}
.chat li>small{display:block;font-size:11px;color:var(--faint);line-height:1.3;margin-top:2px;padding:0 3px}
.chat li>small.note{color:var(--soft)}.chat .ev.wrong>.note{color:var(--bad)}
.chat em{color:var(--faint);font-size:12.5px}
.chat .ev.wrong>div{box-shadow:0 0 0 1.5px var(--bad);background:var(--bad-soft)}
.chat .ev.trigger>div{box-shadow:0 0 0 1.5px var(--warn);background:var(--warn-soft)}
.chat .ev.good>div{box-shadow:0 0 0 1.5px var(--good);background:var(--good-soft)}
.chat .ev.context>div{box-shadow:0 0 0 1px var(--faint)}
mark{color:inherit;background:var(--warn-soft);border-bottom:2px solid var(--warn);padding:0 1px}
mark.wrong{background:var(--bad-soft);border-color:var(--bad)}mark.good{background:var(--good-soft);border-color:var(--good)}
.chat .wait,.chat .skip,.chat .order,.chat .absent{align-self:center;text-align:center;font-size:12px;color:var(--soft);max-width:96%}
.chat .wait{border-radius:10px;padding:0 10px;background:var(--hair)}.chat .wait.long{color:var(--bad);background:var(--bad-soft);font-weight:600}
.chat .skip{color:var(--faint)}
.chat .order{border:1px solid var(--line);border-radius:8px;padding:4px 12px;color:var(--ink);font-size:12.5px}
.chat .order span{color:var(--soft)}.chat .order.paid b{color:var(--good)}.chat .order.closed b,.chat .order.refunded b{color:var(--bad)}
.chat .absent{color:var(--bad);border:1px dashed var(--bad);border-radius:8px;padding:3px 12px}
.chat footer{padding:5px 14px 7px;border-top:1px solid var(--hair);line-height:1.3}
.plain{display:grid;grid-template-columns:repeat(auto-fill,minmax(290px,1fr));gap:14px 32px}
.plain p{color:var(--soft);font-size:13.5px}
.filter select{font:inherit;font-size:14px;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:6px;padding:4px 8px;margin-left:6px}
.filter{margin-bottom:4px;color:var(--soft);font-size:14px}
.lists{display:grid;grid-template-columns:repeat(auto-fit,minmax(400px,1fr));gap:0 44px;align-items:start}
.list h3{margin-top:26px;margin-bottom:2px}.list h3 small{font-size:14px;margin-left:8px}
.list .about{color:var(--soft);font-size:13.5px}
.reasons{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:13px;color:var(--soft);padding:10px 0 12px}.reasons b{color:var(--ink);font-weight:600}
.list ol>li{padding:13px 0;border-top:1px solid var(--line)}
.list .head{display:flex;justify-content:space-between;gap:12px;align-items:baseline}
.list .buyer{overflow-wrap:anywhere}.list .head strong{white-space:nowrap}.list .head small{margin-left:6px}
.meta{font-size:13px;color:var(--soft);display:flex;flex-wrap:wrap;gap:0 12px}
.guess{font-size:13.5px;margin-top:3px}.guess i{color:var(--warn);background:var(--warn-soft);border-radius:4px;padding:1px 7px;margin-right:7px;font-size:12.5px;white-space:nowrap}
.guess q{color:var(--soft);quotes:none}.guess q::before{content:"“"}.guess q::after{content:"”"}
.script{margin-top:6px;font-size:14px;line-height:1.55;border-left:2px solid var(--accent);padding-left:11px;display:flex;gap:10px;justify-content:space-between;align-items:flex-start}
.copy{border-color:var(--line);flex:none;padding:1px 9px}.copy.done{color:var(--good);border-color:var(--good)}
.more{border-top:1px solid var(--line)}.more>summary{position:relative;padding:11px 0 11px 22px;color:var(--accent-ink);font-size:14px}
.block{border-top:1px solid var(--line)}.block>summary{position:relative;padding:13px 0 13px 24px}.block>summary h3{margin:0}
.block>:not(summary){margin-left:24px}.block[open]{padding-bottom:22px}
.block>table{width:calc(100% - 24px)}
.grid th[scope=row]{font-weight:500;overflow-wrap:anywhere}.grid td{font-size:14px}.grid .r{padding-right:22px;white-space:nowrap}
.metrics th[scope=row]{white-space:nowrap}.metrics small{display:block}.metrics .how{color:var(--soft)}
.metrics tr:target{background:var(--accent-soft)}
.tally{display:flex;flex-wrap:wrap;gap:2px 20px;font-size:14px;color:var(--soft)}.tally b{color:var(--ink);font-weight:600}
.settings{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:10px 32px}
.settings dt{font-size:13px;color:var(--soft)}
@media (max-width:1180px){.chats{grid-template-columns:repeat(2,minmax(0,1fr));padding-left:0}.say{padding-left:0}.weak>summary{grid-template-columns:minmax(0,1fr) 240px}.rate{grid-template-columns:70px minmax(0,1fr)}}
@media (max-width:900px){
.weak>summary{grid-template-columns:minmax(0,1fr);gap:6px}
.name b{display:block}
.say,.chats{grid-template-columns:minmax(0,1fr)}
.lists{grid-template-columns:minmax(0,1fr)}
.block>:not(summary){margin-left:0}.block>table{width:100%}
.block{overflow-x:auto}
.grid{min-width:520px}
}
@media (min-width:620px) and (max-width:900px){.chats{grid-template-columns:repeat(2,minmax(0,1fr))}}
@media print{.chat ol{max-height:none}.chats{grid-template-columns:1fr 1fr;padding-left:0}}
`;
