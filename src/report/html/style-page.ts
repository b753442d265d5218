// Looks of the page as a whole: colours, type, layout, navigation, tables; screen, phone and print.
const LIGHT = `
--bg:#f7f8f6;--card:#fff;--ink:#16211f;--soft:#51605c;--faint:#626f6b;--line:#e2e7e4;--hair:#eef1ef;
--accent:#0c6a61;--accent-soft:#dceeea;--accent-ink:#084c46;
--warn:#9a5b00;--warn-soft:#fbf0da;--bad:#b42318;--bad-soft:#fce8e5;--good:#1c7a4a;--good-soft:#e2f3e9;
--f-inq:#8797a6;--f-conv:#0c7d71;--f-val:#c8913a;--heat:180,80,30;--cool:12,106,97;--shadow:0 8px 30px rgba(16,32,28,.16)`;
const DARK = `
--bg:#0f1514;--card:#161e1c;--ink:#e4ebe8;--soft:#a3b1ac;--faint:#84928d;--line:#29332f;--hair:#1f2826;
--accent:#58b9aa;--accent-soft:#173832;--accent-ink:#a9e0d6;
--warn:#e2ab4a;--warn-soft:#3a2d12;--bad:#f2867c;--bad-soft:#412019;--good:#6cc795;--good-soft:#17362a;
--f-inq:#7f909e;--f-conv:#3fae9e;--f-val:#d4a24c;--heat:226,134,84;--cool:88,185,170;--shadow:0 8px 30px rgba(0,0,0,.5)`;

export const PAGE_STYLE = `
:root{${LIGHT};color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK};color-scheme:dark}}
:root[data-theme=dark]{${DARK};color-scheme:dark}
html[data-lang=zh] .e,html[data-lang=en] .z{display:none}
html:not(.js) .js,html:not(.js) .tools{display:none}
[hidden]{display:none!important}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:24px;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.65 -apple-system,BlinkMacSystemFont,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Zen Hei",sans-serif;font-variant-numeric:tabular-nums;display:grid;grid-template-columns:188px minmax(0,1fr)}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:32px;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h2{font-size:23px;line-height:1.3;font-weight:650}
h3{font-size:16px;font-weight:650;margin:44px 0 14px}
h4{font-size:14px;font-weight:600;color:var(--soft);margin:20px 0 8px}
small{font-size:12.5px;color:var(--soft);font-weight:400}
code{font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--faint);overflow-wrap:anywhere}
i,em{font-style:normal}
a{color:var(--accent)}
a.skip{position:absolute;left:-999px}a.skip:focus{left:8px;top:8px;background:var(--card);padding:8px 14px;z-index:9}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.side{position:sticky;top:0;height:100vh;padding:44px 0 24px 32px;align-self:start}
.side .brand{font-weight:700;letter-spacing:.08em;color:var(--accent);font-size:17px;margin-bottom:22px}
.side a{display:block;padding:6px 12px;margin-left:-12px;color:var(--soft);text-decoration:none;font-size:14px;border-radius:6px}
.side a:hover{color:var(--ink)}
.side a[aria-current]{color:var(--accent-ink);background:var(--accent-soft);font-weight:600}
main{max-width:1136px;width:100%;padding:40px 48px 80px;min-width:0}
main>section{padding-top:80px}
.lead{color:var(--soft);max-width:44em;margin:8px 0 26px}
.bar{display:flex;justify-content:space-between;align-items:center;gap:16px;margin-bottom:22px}
.kind{color:var(--soft);font-size:14px}
.tools{display:flex;gap:4px}
.tools button,.copy{font:inherit;font-size:13px;color:var(--soft);background:none;border:1px solid transparent;border-radius:6px;padding:3px 10px;cursor:pointer;white-space:nowrap}
.tools button:hover,.copy:hover{color:var(--accent-ink);background:var(--accent-soft)}
.period{color:var(--soft);margin-top:6px}
.period i::before{content:"·";margin:0 8px;color:var(--faint)}
.headlines{margin:28px 0 36px;max-width:50em;display:grid;gap:9px}
.headlines li{font-size:16.5px;line-height:1.6;padding-left:18px;position:relative}
.headlines li::before{content:"";position:absolute;left:0;top:.62em;width:6px;height:6px;border-radius:50%;background:var(--accent)}
.headlines li:first-child{font-size:20px;font-weight:600;line-height:1.5;padding-left:0;margin-bottom:6px}
.headlines li:first-child::before{display:none}
.core{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));border-top:2px solid var(--ink);border-bottom:1px solid var(--line)}
.core div{padding:14px 14px 16px;border-left:1px solid var(--line);min-width:0}
.core div:first-child{border-left:0;padding-left:0}
.core dt{font-size:13px;color:var(--soft)}
.core dd{font-size:24px;font-weight:650;line-height:1.35;letter-spacing:-.01em;white-space:nowrap}
.core dd.part{font-size:12.5px;font-weight:400;letter-spacing:0;color:var(--soft)}
.num{font:inherit;letter-spacing:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit;border-bottom:1px dotted transparent;border-radius:0}
.num:hover,.num:focus-visible{border-bottom-color:var(--accent);color:var(--accent-ink)}
.num.none{color:var(--faint);font-weight:400}
.prov{font-size:11px;font-weight:600;color:var(--warn);background:var(--warn-soft);border-radius:3px;padding:1px 4px;margin-left:4px;vertical-align:.35em;line-height:1;letter-spacing:0}
table .prov,.agent .prov{font-size:0;padding:0;width:6px;height:6px;border-radius:50%;background:var(--warn);display:inline-block;margin-left:5px;position:relative;top:-6px;vertical-align:baseline}
#why{position:fixed;z-index:20;max-width:min(330px,calc(100vw - 16px));background:var(--card);color:var(--ink);border:1px solid var(--line);border-radius:8px;box-shadow:var(--shadow);padding:11px 14px;font-size:13.5px;line-height:1.55;pointer-events:none}
#why .t{font-weight:600}#why .n{font-size:15px;color:var(--accent-ink)}#why .h{color:var(--soft);margin-top:3px}#why .p{color:var(--warn);margin-top:3px}
.callout{background:var(--warn-soft);border-left:3px solid var(--warn);padding:11px 16px;border-radius:0 6px 6px 0;margin-bottom:34px;max-width:56em}
.notes{display:grid;gap:6px;margin:14px 0 24px}
.notes li{padding-left:14px;position:relative}
.notes li::before{content:"";position:absolute;left:0;top:.72em;width:5px;height:5px;border-radius:50%;background:var(--warn)}
.empty,.quiet{color:var(--soft);font-size:14px;margin:10px 0}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:36px}
table{border-collapse:collapse;width:100%}
th{font-weight:600;text-align:left}
thead th{font-size:13px;color:var(--soft);font-weight:500;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:bottom}
tbody td,tbody th{padding:10px 12px 10px 0;border-bottom:1px solid var(--hair);vertical-align:top}
.r{text-align:right}
.low{color:var(--bad)}
.cap{display:none;font-size:12px;color:var(--soft)}
.meter{display:block;height:4px;background:var(--hair);border-radius:2px;overflow:hidden}
.meter i{display:block;height:100%;background:var(--accent);border-radius:2px}
.foot{margin-top:90px;padding-top:18px;border-top:1px solid var(--line);color:var(--faint);font-size:13px;display:flex;justify-content:space-between;gap:16px}
@media (max-width:1180px){body{grid-template-columns:150px minmax(0,1fr)}.side{padding-left:22px}main{padding-left:28px;padding-right:28px}}
@media (max-width:900px){
body{display:block;padding-bottom:56px}
.side{position:fixed;top:auto;bottom:0;left:0;right:0;height:auto;padding:0;background:var(--card);border-top:1px solid var(--line);z-index:10}
.side .brand{display:none}
.side ol{display:flex;overflow-x:auto;padding:7px 8px calc(7px + env(safe-area-inset-bottom));scrollbar-width:none}
.side ol::-webkit-scrollbar{display:none}
.side a{margin:0;padding:6px 13px;white-space:nowrap}
main{padding:20px 18px 40px}
main>section{padding-top:60px}
h1{font-size:26px}h2{font-size:21px}
.headlines li:first-child{font-size:18px}.headlines li{font-size:15.5px}
.core{grid-template-columns:repeat(2,minmax(0,1fr))}
.core div{border-left:0;padding:11px 8px 12px 0;border-top:1px solid var(--line)}
.core div:nth-child(-n+2){border-top:0}
.core dd{font-size:21px}
.pair{grid-template-columns:minmax(0,1fr);gap:30px}
.foot{display:block}
}
@media print{
:root,:root[data-theme=dark]{${LIGHT};--bg:#fff;color-scheme:light}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{display:block;font-size:12px}
.side,.tools,.copy,.filter,a.skip{display:none!important}
main{max-width:none;padding:0}
main>section{padding-top:34px}
.chat,.agent,.list li,figure,tr{break-inside:avoid}
h2,h3{break-after:avoid}
}
`;
