// Rules to begin with: four kinds most shops write, each with examples that pass as they stand.

export interface Template {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly hint: { readonly zh: string; readonly en: string };
  /** `new-rule` stands for the id its author will choose. */
  readonly yaml: string;
  readonly chat: string;
}

const head = (zh: string, en: string, dimension: string, kind = 'fault'): string => `id: new-rule
version: 1
status: draft
name: { zh: ${zh}, en: ${en} }
severity: minor          # info 提示 minor 轻微 major 严重 critical 红线
dimension: ${dimension}
kind: ${kind}
`;

const FORBIDDEN: Template = {
  id: 'forbidden-words',
  name: { zh: '客服说了不该说的话', en: 'Something agents must not say' },
  hint: { zh: '列出词，写清哪些说法没问题', en: 'List the words, and what is harmless' },
  yaml: `${head('让买家自己去看', 'Told to look it up', 'attitude')}why: { zh: 买家问就是不想翻，一句“自己看”等于把人推出门。, en: A buyer who asks does not want to search. }
advice: { zh: 先把答案说出来，再告诉他在哪里能看到。, en: "Answer first, then say where it stands." }
when:
  says: { by: agent, any: [自己看…下, 详情…自己看], none: [帮您看] }
`,
  chat: `== 买家问尺寸，叫他自己看
10:00:00 buyer  这个柜子多宽呀
10:00:08 agent  您自己看一下        ! new-rule

== 把人推到详情页
10:00:00 buyer  能放下微波炉吗
10:00:09 agent  详情页有的，自己看     ! new-rule

== 句子里带着自己看
10:00:00 buyer  什么材质
10:00:09 agent  页面都有，自己看下就知道     ! new-rule

== 隔了几个字也算
10:00:00 buyer  有几层
10:00:09 agent  详情里面自己看吧     ! new-rule

== 先答了，没有推
10:00:00 buyer  这个柜子多宽呀
10:00:08 agent  宽 80 厘米的亲

== 买家自己说的不算
10:00:00 buyer  我自己看一下吧
10:00:08 agent  好的亲，有问题随时叫我

== 客服替他看
10:00:00 buyer  这个柜子多宽呀
10:00:08 agent  您不用自己看一下，我帮您看

== 没有这类话
10:00:00 buyer  在吗
10:00:08 agent  在的亲
`,
};

const MISSING: Template = {
  id: 'missing-words',
  name: { zh: '该说的没有说', en: 'Something that was not said' },
  hint: { zh: '买家说了什么之后，客服该在几分钟里说什么', en: 'After the buyer says X, Y is due' },
  yaml: `${head('没提醒尺码', 'No word about sizes', 'skill')}why: { zh: 问尺码的买家最怕买错，一句提醒省一次退货。, en: A word about sizes saves a return. }
advice: { zh: 报尺码的同时问一句身高体重，拿不准就说偏大偏小。, en: Ask for height and weight and say how it fits. }
options:
  limit: { default: 5m, name: { zh: 多久之内要说, en: Time to say it } }
when:
  absent:
    says: { by: agent, any: [身高, 偏大, 偏小] }
    within: { after: { says: { by: buyer, any: [尺码, 多大码] } }, for: "{limit}" }
`,
  chat: `== 只报了码数
10:00:00 buyer  穿什么尺码合适    ! new-rule
10:00:10 agent  一般拍 M 就行

== 换个问法
10:00:00 buyer  我该拿多大码    ! new-rule
10:00:10 agent  M

== 说得太晚
10:00:00 buyer  尺码怎么选    ! new-rule
10:00:10 agent  稍等
10:05:20 agent  您身高多少呀

== 买家自己报了身高
10:00:00 buyer  身高 165 穿什么尺码    ! new-rule
10:00:10 agent  M 码

== 问了身高
10:00:00 buyer  穿什么尺码合适
10:00:10 agent  您身高体重多少呀

== 说了偏大
10:00:00 buyer  我该拿多大码
10:00:10 agent  这款偏大，拿小一码

== 说了偏小，赶在时限里
10:00:00 buyer  尺码怎么选
10:04:50 agent  这款偏小

== 没问尺码，客服自己说了尺码
10:00:00 buyer  什么颜色好看
10:00:10 agent  白色，尺码齐全
`,
};

const SLOW: Template = {
  id: 'slow',
  name: { zh: '回得慢', en: 'Too slow' },
  hint: { zh: '中途让买家等太久', en: 'The buyer waits too long in between' },
  yaml: `${head('大件商品回得慢', 'Slow on big items', 'process')}why: { zh: 大件单价高，买家等两分钟就去别家比价了。, en: Buyers of big items compare elsewhere while they wait. }
advice: { zh: 要查资料先说一声，两分钟内给个准话。, en: "Say that you are looking it up, and come back within two minutes." }
options:
  limit: { default: 120s, name: { zh: 等多久算慢, en: Longest wait } }
when:
  wait: { over: "{limit}", rounds: later }
`,
  chat: `== 第二问等了三分钟
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  这个沙发多重    ! new-rule
10:04:00 agent  60 公斤

== 刚过两分钟
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  这个沙发多重    ! new-rule
10:03:01 agent  60 公斤

== 第三问才慢
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  有现货吗
10:01:20 agent  有的
10:02:00 buyer  多久到    ! new-rule
10:05:00 agent  三天

== 刚过一点点也算
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  几个颜色    ! new-rule
10:03:02 agent  三个

== 正好两分钟，不算
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  这个沙发多重
10:03:00 agent  60 公斤

== 都回得快
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  这个沙发多重
10:01:30 agent  60 公斤

== 差一点到两分钟
10:00:00 buyer  在吗
10:00:05 agent  在的亲
10:01:00 buyer  能拆洗吗
10:02:55 agent  可以的

== 慢的是首次响应，另有规则管
10:00:00 buyer  在吗
10:04:00 agent  在的亲
10:05:00 buyer  多少钱
10:05:10 agent  899
`,
};

const GOOD: Template = {
  id: 'good',
  name: { zh: '值得表扬的话', en: 'Something worth praise' },
  hint: { zh: '命中是亮点，评分卡里可以加分', en: 'A merit; scorecards may add points' },
  yaml: `${head('主动提醒优惠', 'Points out a saving', 'skill', 'merit')}why: { zh: 替买家省钱，他会记得这家店。, en: Buyers remember who saved them money. }
advice: { zh: 拍之前看一眼有没有券，有就说。, en: "Look for a coupon before they order, and say so." }
when:
  says: { by: agent, any: [可以领券, 先领…券] }
`,
  chat: `== 提醒领券
10:00:00 buyer  这个多少钱
10:00:10 agent  99，可以领券减 10 块    ! new-rule

== 先领再拍
10:00:00 buyer  我拍了哦
10:00:10 agent  先领个券再拍，能省 10 块    ! new-rule

== 单独一句
10:00:00 buyer  有活动吗
10:00:10 agent  有的，可以领券    ! new-rule

== 换个说法
10:00:00 buyer  能便宜吗
10:00:10 agent  您先领店铺券，再下单    ! new-rule

== 没有提
10:00:00 buyer  这个多少钱
10:00:10 agent  99

== 买家自己问的券
10:00:00 buyer  可以领券吗
10:00:10 agent  没有活动了亲

== 买家说的先领
10:00:00 buyer  我先领个券
10:00:10 agent  好的

== 别的话
10:00:00 buyer  在吗
10:00:10 agent  在的亲
`,
};

export const TEMPLATES: readonly Template[] = [FORBIDDEN, MISSING, SLOW, GOOD];
