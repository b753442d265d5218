// The sample's buyers: nicknames, where they live, how hard they are to serve.
import type { Prng } from '../../lib/prng.ts';

export interface SampleBuyer {
  /** Unique in the sample. */
  readonly nick: string;
  readonly surname: string;
  readonly province: string;
  readonly city: string;
  readonly phone: string;
  /** Standard normal; the higher the harder to please and to sell to. */
  readonly difficulty: number;
  /** cm and 斤. */
  readonly height: number;
  readonly weight: number;
}

const WORDS =
  '爱吃糖的小鹿,一只懒猫,半夏微凉,青柠不酸,小满妈妈,山有扶苏,陈皮话梅,奶盖三分糖,云朵贩卖机,向日葵,落日便利店,橘子汽水,' +
  '阿花要瘦,豌豆公主,且听风吟,麦田守望,西瓜最甜那口,月亮邮局,林间有鹿,今天早睡,柚子茶,蓝色雨季,桃桃乌龙,江南小筑,花卷妈,' +
  '不加香菜,北岛以南,暖暖,酸奶盖,清欢';
const LATIN = 'lily,cici,jing,momo,sunny,wendy,ann,yoyo,coco,echo,vivi,xixi'.split(',');
const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹'.split('');
const PLACES =
  '浙江省 杭州市,浙江省 宁波市,江苏省 苏州市,江苏省 南京市,上海 上海市,广东省 广州市,广东省 深圳市,四川省 成都市,湖北省 武汉市,' +
  '湖南省 长沙市,山东省 青岛市,山东省 济南市,河南省 郑州市,陕西省 西安市,北京 北京市,天津 天津市,重庆 重庆市,福建省 厦门市,' +
  '安徽省 合肥市,辽宁省 沈阳市,黑龙江省 哈尔滨市,云南省 昆明市,江西省 南昌市,河北省 石家庄市,广西 南宁市';
const NICKNAMES = WORDS.split(',');
const CITIES = PLACES.split(',').map((place) => place.split(' '));

/** The `index`-th buyer of the sample; the index alone makes the nickname unique. */
export function meetBuyer(index: number, rng: Prng): SampleBuyer {
  const code = codeOf(index);
  const [province = '', city = ''] = rng.pick(CITIES);
  return {
    nick: makeNick(code, rng),
    surname: rng.pick(SURNAMES),
    province,
    city,
    phone: `1${rng.pick(['38', '39', '50', '59', '77', '86', '88'])}****${1000 + rng.int(9000)}`,
    difficulty: rng.normal(),
    height: rng.between(152, 172),
    weight: rng.between(86, 150),
  };
}

/** A number that belongs to this buyer only: five digits while they suffice, then eight. */
function codeOf(index: number): number {
  // 7,919 has no factor in common with the modulus, so no code comes twice.
  if (index < 90_000) return 10_000 + ((index * 7919) % 90_000);
  return 10_000_000 + ((index * 7919) % 90_000_000);
}

function makeNick(code: number, rng: Prng): string {
  switch (rng.int(4)) {
    case 0:
      return `tb${String(code).padStart(8, '2')}`;
    case 1:
      return `${rng.pick(LATIN)}_${code}`;
    default:
      return `${rng.pick(NICKNAMES)}${code}`;
  }
}
