// Pre-sale or after-sale by the buyer's words, where order data are missing or say nothing.
import type { Line, Phase } from '../domain/analysis.ts';
import { buildWordSet, hasWord } from './word-set.ts';

/** Said by buyers who have bought, and by nobody else. */
const BOUGHT = [
  ...['订单号', '订单编号', '咨询订单', '我的订单', '昨天下单', '昨天拍', '天了还没'],
  ...['不发货', '没发货', '未发货', '派件', '在路上', '取消了', '我订的', '我订了', '才收到'],
  ...['寄错', '拿到货', '退款', '退钱', '退掉', '退了', '退回', '寄回', '仅退款', '拒收', '退差价'],
  ...['没收到', '没有收到', '未收到', '收到货', '收到了', '刚收到', '已经收到', '签收', '到货了'],
  ...['到哪了', '到哪里了', '到那了', '到哪儿了', '快递单号', '运单号', '没更新', '不更新'],
  ...['怎么还没发', '怎么还不发', '还没发货', '还没有发货', '还不发货', '催发货', '催一下', '催下'],
  ...['尽快发货', '快点发货', '还没到', '怎么还没到', '派送', '丢件', '漏了', '少发', '漏发'],
  ...['错发', '发错', '少了一', '少一件', '补发', '补寄', '返修', '取消订单', '补发票'],
  ...['上次买', '之前买', '我买的', '买错', '破损', '破了', '坏了', '碎了', '质量问题', '开线'],
  ...['开胶', '有瑕疵', '瑕疵'],
];
/** Mostly said by buyers who have bought; by order data that know of no order, a question beforehand. */
const DOUBTFUL = [
  ...[
    '退货',
    '换货',
    '退换货',
    '差价',
    '物流',
    '掉色',
    '起球',
    '保修',
    '维修',
    '售后',
    '赔偿',
    '赔付',
    '投诉',
  ],
  ...['差评', '改地址', '修改地址', '开发票', '发票', '买回来', '拍错', '价保', '保价'],
];
const SURE = buildWordSet(BOUGHT);
const AFTERSALE = buildWordSet([...BOUGHT, ...DOUBTFUL]);

/** Said by buyers who are looking. */
const PRESALE = buildWordSet([
  ...[
    '领券',
    '优惠券',
    '优惠卷',
    '哪种',
    '哪一款',
    '新款',
    '有链接',
    '发链接',
    '有送',
    '换购',
    '能寄',
  ],
  ...['可以寄', '能发', '可以发'],
  ...[
    '有货',
    '有没有货',
    '现货',
    '库存',
    '还有吗',
    '多少钱',
    '什么价',
    '价格',
    '便宜',
    '优惠',
    '打折',
    '折扣',
    '满减',
  ],
  ...[
    '活动',
    '赠品',
    '送什么',
    '包邮',
    '邮费',
    '运费',
    '推荐',
    '尺码',
    '码数',
    '什么码',
    '多大码',
    '穿多大',
    '穿什么码',
  ],
  ...[
    '偏大',
    '偏小',
    '身高',
    '体重',
    '颜色',
    '材质',
    '什么料',
    '面料',
    '成分',
    '规格',
    '型号',
    '款式',
    '哪款',
    '哪个好',
  ],
  ...[
    '区别',
    '适合',
    '能用吗',
    '好用吗',
    '好吃吗',
    '好穿吗',
    '保质期',
    '正品',
    '怎么买',
    '怎么拍',
    '想买',
    '想要',
    '要买',
  ],
  ...['送人', '送礼', '发什么快递', '什么快递', '几天到'],
]);

/** Turns an after-sale word into a question about terms or quality before buying: 不合适可以退货吗, 会掉色吗. */
const TERMS = buildWordSet([
  ...['可以退', '能退', '支持退', '包退', '可退', '能换', '可以换', '支持换', '无理由', '运费险'],
  ...['运费谁', '邮费谁', '有保修', '保修多久', '保修几年', '如果', '要是', '万一', '怕'],
  ...['不合适', '不喜欢', '有发票', '能开发票', '可以开发票', '带发票', '什么物流', '哪家物流'],
  ...['保价吗', '价保吗', '支持保价', '支持价保', '有保价', '有价保', '会掉色', '掉色吗', '掉色么'],
  ...['掉色嘛', '容易掉色', '会起球', '起球吗', '起球么', '起球嘛', '容易起球', '会不会'],
  ...['差评说', '看差评', '有差评', '之前那件', '之前那款', '以前那件', '以前那款'],
]);

/** +1 after-sale, −1 pre-sale, 0 neither. */
function leaning(line: Line, boughtNothing: boolean): number {
  const { kind, orderId } = line.message;
  if (kind === 'order' || orderId !== null) return 1;
  if (kind === 'product') return -1;
  if (kind !== 'text') return 0;
  const { text } = line.message;
  if (hasWord(AFTERSALE, text)) {
    if (hasWord(TERMS, text)) return -1;
    if (!boughtNothing || hasWord(SURE, text)) return 1;
  }
  return hasWord(PRESALE, text) ? -1 : 0;
}

/**
 * The phase the buyer's lines speak of: each leans to after-sale (goods on the way, received,
 * returned; an order card), to pre-sale (price, stock, size, terms of return; a product card) or to
 * neither; the larger number wins, and the first that leaned where both are equal. `boughtNothing`:
 * order data were given and know of no order of this buyer, so doubtful words speak of no purchase.
 */
export function phaseByText(lines: readonly Line[], boughtNothing = false): Phase {
  let sum = 0;
  let first = 0;
  for (const line of lines) {
    if (line.message.by !== 'buyer' || line.revoked || line.closing) continue;
    const lean = leaning(line, boughtNothing);
    if (first === 0) first = lean;
    sum += lean;
  }
  const decided = sum === 0 ? first : sum;
  return decided > 0 ? 'aftersale' : decided < 0 ? 'presale' : 'unknown';
}
