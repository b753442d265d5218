// What a question is about, and by what an answer to such a question is known.

export type QuestionTopic =
  | 'price'
  | 'discount'
  | 'stock'
  | 'size'
  | 'when'
  | 'carrier'
  | 'shipping-fee'
  | 'material'
  | 'authentic'
  | 'how'
  | 'why'
  | 'where'
  | 'which'
  | 'count'
  | 'gift'
  | 'after-sale'
  | 'invoice'
  | 'presence';

interface Topic {
  readonly topic: QuestionTopic;
  /** Found in folded text of the question. */
  readonly asked: RegExp;
  /** Found in folded text of an answer that speaks to it. */
  readonly answered: RegExp;
}

/** Earlier topics win. */
const topics: readonly Topic[] = [
  {
    topic: 'presence',
    asked:
      /^[^\s是有能会可什么]{0,6}?(?:(?:有?人?在(?:吗|不在|么|不|嘛)?|有人吗|有人么|人呢)[^\p{L}\p{N}]*){1,4}$/u,
    answered: /./,
  },
  {
    topic: 'invoice',
    asked: /发票|开票|税号|抬头|专票|普票/,
    answered: /发票|开票|抬头|税号|电子|纸质|普票|专票|备注|随货|可以开|不能开|补开/,
  },
  {
    topic: 'when',
    asked:
      /什么时候|啥时候|何时|几天|多久|多长时间|几点|几号|哪天|今天.{0,4}(?:发|到)|明天.{0,4}(?:发|到)|多少天|时间|还要等|到了吗|发货了?(?:吗|没)|到货/,
    answered:
      /\d+ ?(?:天|小时|号|点|分钟|个?工作日|日|月|周)|[一二两三四五六七八九十半几]+(?:天|个?小时|个?工作日|周|点|个月)|今天|明天|后天|今晚|明早|下午|上午|晚上|周[一二三四五六日末]|月底|月初|已经发|已发|当天|次日|隔天|预售|马上发|尽快发|发出|到货|现在就|随时|不确定|以.{0,6}为准/,
  },
  {
    topic: 'discount',
    asked:
      /优惠|便宜|打折|折扣|活动|券|满减|减多少|少点|最低|议价|讲价|返现|赠|会员价|价保|降价|差价/,
    answered:
      /优惠|便宜|折|活动|券|满\d|减|最低|不议价|底价|实价|已经是|会员|领取|立减|包邮|差价|补|没有活动|送|划算|\d+ ?(?:元|块)/,
  },
  {
    topic: 'shipping-fee',
    asked: /包邮|邮费|运费|快递费|到付/,
    answered: /包邮|邮费|运费|快递费|免|到付|\d+ ?(?:元|块)|偏远|满\d|承担/,
  },
  {
    topic: 'price',
    asked: /多少钱|价格|价钱|怎么卖|几块|几元|多少元|什么价|啥价|怎么算|多少一|贵/,
    answered: /[¥￥]|\d+(?:\.\d+)? ?(?:元|块|折|$)|\d{2,}|页面|标价|价格|到手|优惠|一口价|元/,
  },
  {
    topic: 'carrier',
    asked:
      /(?:什么|哪个|哪家|啥|发|指定|走|能发).{0,5}(?:快递|物流)|快递.{0,4}(?:什么|哪|是吗|可以)|发(?:什么|啥)$|发(?:顺丰|中通|圆通|申通|韵达|ems|邮政|百世|天天)/,
    answered:
      /顺丰|中通|圆通|申通|韵达|邮政|ems|百世|天天|极兔|京东|德邦|汇通|宅急送|菜鸟|快递|物流|随机|指定|默认/,
  },
  {
    topic: 'size',
    asked:
      /尺码|码数|尺寸|多大|多长|多宽|多高|多重|几斤|身高|体重|穿.{0,4}码|什么码|大小|偏大|偏小|合身|cm|厘米|规格|容量|多厚/,
    answered:
      /\d+(?:\.\d+)? ?(?:cm|厘米|mm|毫米|m|米|码|斤|kg|公斤|克|g|ml|毫升|升|寸|抽|片|岁|\*|x)|[smlx]+ ?码|[smlx]{1,3}(?:的|号|$)|均码|大码|小码|中码|正常|标准|偏大|偏小|尺码表|尺寸|宽松|修身|身高|体重|拍[大小一]|号的|合适|\d{2,}/,
  },
  {
    topic: 'stock',
    asked:
      /有货|现货|库存|还有(?:吗|么|没)|有没有|缺货|补货|断货|有.{1,10}(?:吗|么|没|不)$|还有.{1,10}(?:吗|么|没)/,
    answered:
      /有货|没货|现货|库存|缺货|补货|断货|卖完|售完|没有|有的|有哦|有呢|还有|预售|下架|到货|售罄|可以拍|能拍|仅剩|最后/,
  },
  {
    topic: 'material',
    asked: /材质|面料|什么料|成分|配料|纯棉|真皮|什么做|含量|原料|不锈钢|实木|甲醛|荧光/,
    answered:
      /棉|麻|丝|绒|皮|涤|纤维|羊毛|钢|铜|铁|木|竹|塑料|陶瓷|玻璃|硅胶|材质|面料|成分|配料|%|不含|无添加|天然|合金|纸|布|树脂/,
  },
  {
    topic: 'authentic',
    asked:
      /正品|真的吗|真假|假的|假货|质量|靠谱|怎么样|好不好|好用|好吃|新鲜|保质期|日期|新货|效果|掉色|起球|褪色|缩水/,
    answered:
      /正品|授权|保证|质量|放心|假一|专柜|官方|旗舰|不错|好评|很好|挺好|新鲜|生产|保质|日期|不会|不掉|会有|正常|轻微|建议|月|年|好吃|好用|反馈|回头客/,
  },
  {
    topic: 'after-sale',
    asked:
      /退|换货|换一|换个|换新|售后|退款|坏了|破了|少了|漏发|发错|质量问题|补发|维修|保修|质保|赔/,
    answered:
      /退|换|售后|申请|补发|赔|维修|保修|质保|七天|7天|拍照|照片|图片|凭证|寄回|运费|处理|核实|登记|到账|原路|审核|订单|不支持|支持/,
  },
  {
    topic: 'gift',
    asked: /送(?:什么|啥|礼|赠|.{0,6}(?:吗|么|不|没))|赠品|礼品|小礼物/,
    answered: /送|赠|礼|没有|有的|不送|随机|备注|试用|活动/,
  },
  {
    topic: 'how',
    asked:
      /怎么(?!样|还|没|不|这么)|怎样|如何|咋|步骤|教程|方法|哪里(?:领|看|下载|改|申请|设置|操作)/,
    answered:
      /点|点击|打开|选择|先|再|然后|直接|按|拍|领|申请|提交|联系|下单|备注|设置|页面|链接|购物车|进入|订单|教程|视频|说明|登录|扫|即可|就可以|就行/,
  },
  {
    topic: 'why',
    asked: /为什么|为啥|怎么(?:还|没|不|这么|会|变)|什么原因|什么情况|怎么回事|凭什么/,
    answered:
      /因为|由于|所以|原因|是.{1,12}(?:的|了)|导致|系统|活动|仓库|快递|厂家|批次|爆仓|人多|显示|需要|没有|已经|规定|限|工艺|正常|抱歉|核实/,
  },
  {
    topic: 'where',
    asked: /哪里|哪儿|什么地方|在哪|地址|发货地|产地|哪发货|哪的/,
    answered:
      /省|市|区|县|仓|产地|发货|链接|页面|首页|店|左|右|上|下|里|路|厂|订单|点击|国|州|京|海|江|南|北|广|山|驿站|到了|站点/,
  },
  {
    topic: 'which',
    asked: /哪个|哪款|哪种|哪一|哪些|区别|差别|不同|不一样|推荐|还是|选什么|什么颜色|什么味|什么款/,
    answered:
      /推荐|建议|这款|那款|这个|那个|区别|不同|一样|比|更|款|色|味|都可以|都好|适合|前者|后者|看您|选|号|型/,
  },
  {
    topic: 'count',
    asked: /多少|几(?:个|件|包|盒|片|袋|瓶|只|条|双|张|支|套|斤|种|款)/,
    answered:
      /\d|[一二两三四五六七八九十半]+(?:个|件|包|盒|片|袋|瓶|只|条|双|张|支|套|斤|种|款|箱|抽)/,
  },
];

/** Asks for yes or no: ends in 吗 or has 是不是, 能不能 …, and no 什么, 多少, 怎么. */
const yesNo =
  /(?:吗|么|吧|没有?|不|嘛)[呀啊亲呢哦?]*$|([是能会有要行对好够在])[不没]\1|可不可以|是否|能否|可否/;
const open = /什(?:么)(?!的)|多少|多久|多大|几(?:天|个|点|号)|哪|怎么|如何|为啥|谁|啥/;

/** The topics of a folded question, most specific first; none: about something else. */
export function topicsOf(question: string): readonly QuestionTopic[] {
  return topics.filter(({ asked }) => asked.test(question)).map(({ topic }) => topic);
}

/** True if the folded answer has what answers to `topic` have. */
export function speaksTo(answer: string, topic: QuestionTopic): boolean {
  return topics.some((one) => one.topic === topic && one.answered.test(answer));
}

/** True if the folded question can be answered by yes or no. */
export function asksYesNo(question: string): boolean {
  return yesNo.test(question.replace(/[^\p{L}\p{N}?]+$/u, '')) && !open.test(question);
}
