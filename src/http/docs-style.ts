// Words and looks of the API page.

export const PAGE_WORDS = {
  zh: {
    title: '客镜接口',
    intro: [
      '程序用接口口令（Authorization: Bearer kj_…）；网页用登录后的会话，写操作要带请求头 x-kejing: 1。',
      '出错时总是 { error: { code, message, todo, details } }，按 x-lang 或 Accept-Language 用中文或英文。列表用 cursor 翻页：把上一页的 next 传回来。',
    ],
    example: "curl -H 'Authorization: Bearer kj_…' 'http://127.0.0.1:7788/api/session'",
    shapes: '数据形状',
    name: '参数',
    place: '位置',
    type: '类型',
    body: '正文',
    answer: '回答',
  },
  en: {
    title: 'Kejing API',
    intro: [
      'Programs send an API token (Authorization: Bearer kj_…); pages use the session, and writes carry x-kejing: 1.',
      'Every refusal is { error: { code, message, todo, details } } in the language of x-lang or Accept-Language. Lists are paged: send `next` back as cursor.',
    ],
    example: "curl -H 'Authorization: Bearer kj_…' 'http://127.0.0.1:7788/api/session'",
    shapes: 'Shapes',
    name: 'Parameter',
    place: 'In',
    type: 'Type',
    body: 'Body',
    answer: 'Answer',
  },
} as const;

export function methodWords(method: string): string {
  return method.toUpperCase();
}

export const STYLE = `
:root{color-scheme:light dark;--line:#d9dee5;--soft:#f5f7fa;--ink:#1d2430;--dim:#5c6675;--blue:#1f6feb}
@media(prefers-color-scheme:dark){:root{--line:#30363d;--soft:#161b22;--ink:#e6edf3;--dim:#9aa4b2;--blue:#58a6ff}}
*{box-sizing:border-box}body{margin:0;display:flex;color:var(--ink);background:Canvas;
font:14px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
nav{position:sticky;top:0;height:100vh;overflow:auto;width:200px;flex:none;padding:20px;border-right:1px solid var(--line);background:var(--soft)}
nav a{display:block;padding:2px 0;color:var(--dim);text-decoration:none}nav a:hover{color:var(--blue)}
nav hr{border:0;border-top:1px solid var(--line)}
main{padding:24px 32px;max-width:960px;min-width:0;flex:1}h1{font-size:22px}h1 small{color:var(--dim);font-weight:400}
h2{font-size:16px;margin:32px 0 8px;border-bottom:1px solid var(--line)}h4{margin:12px 0 4px;font-size:13px}
h4 small{color:var(--dim);font-weight:400}a{color:var(--blue)}
details{border:1px solid var(--line);border-radius:6px;margin:6px 0;background:Canvas}
summary{cursor:pointer;padding:6px 10px;display:flex;gap:10px;align-items:baseline;flex-wrap:wrap}
summary::-webkit-details-marker{display:none}summary b{width:56px;font-size:12px;color:var(--dim)}
summary b.get{color:#1a7f37}summary b.post{color:var(--blue)}summary b.put,summary b.patch{color:#9a6700}summary b.delete{color:#cf222e}
summary i{margin-left:auto;font-style:normal;font-size:12px;color:var(--dim)}
details>div,details>pre{padding:4px 12px 12px;margin:0}pre{overflow:auto;background:var(--soft);padding:10px 12px;border-radius:6px;margin:4px 0}
pre,code{font:12.5px/1.55 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace}em{color:var(--dim);font-style:normal}
table{border-collapse:collapse;width:100%;font-size:13px}td,th{text-align:left;padding:4px 8px;border-bottom:1px solid var(--line);vertical-align:top}
@media(max-width:700px){body{display:block}nav{position:static;width:auto;height:auto;display:flex;flex-wrap:wrap;gap:4px 14px;border:0}main{padding:16px}}
`;
