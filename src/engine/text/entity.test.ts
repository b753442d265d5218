// Contacts, numbers, links, prices and addresses are told apart; numbers inside longer ones are none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findEntities } from './entity.ts';
import { entityKinds } from './entity-kind.ts';

function found(text: string): string[] {
  return findEntities(text, entityKinds).map(
    (one) =>
      `${one.kind}${one.internal === undefined ? '' : one.internal ? '(in)' : '(out)'}:${text.slice(one.start, one.end)}`,
  );
}

describe('entities', () => {
  test.each([
    ['打我电话13912345678', ['phone:13912345678']],
    ['139 1234 5678', ['phone:139 1234 5678']],
    ['139-1234-5678 找我', ['phone:139-1234-5678']],
    ['+8613912345678', ['phone:8613912345678']],
    ['１３９１２３４５６７８', ['phone:１３９１２３４５６７８']],
    ['12912345678', ['sku:12912345678']],
    ['订单号1391234567812', ['order:1391234567812']],
    ['交易编号：2210987654321098', ['order:2210987654321098']],
    ['2210987654321098765', ['order:2210987654321098765']],
    ['看看这款 612345678901', ['sku:612345678901']],
    ['商品编号 1234567', ['sku:1234567']],
    ['快递单号 13912345678901', []],
    ['SF13912345678', []],
    ['0.13912345678', []],
    ['230715-123456789012345', ['order:230715-123456789012345']],
    ['座机0571-88001234', ['landline:0571-88001234']],
    ['010 62345678', ['landline:010 62345678']],
    ['热线400-820-8820', ['landline:400-820-8820']],
    ['微信号 happy_2020', ['wechat:happy_2020']],
    ['加我v：happy2020', ['wechat:happy2020']],
    ['vx13912345678', ['phone:13912345678', 'wechat:13912345678']],
    ['我的happy_2020账号', []],
    ['QQ：87654321', ['qq:87654321']],
    ['扣扣群 7654321', ['qq:7654321']],
    [
      'https://detail.tmall.com/item.htm?id=612345678901',
      ['link(in):https://detail.tmall.com/item.htm?id=612345678901'],
    ],
    ['打开 www.example.com/a 看', ['link(out):www.example.com/a']],
    ['http://taobao.com.evil.top/x', ['link(out):http://taobao.com.evil.top/x']],
    ['点https://item.jd.com/100.html，谢谢', ['link(in):https://item.jd.com/100.html']],
    ['3.5折', []],
    ['发到 Little.Cat@example.com 吧', ['email:Little.Cat@example.com']],
    ['一共99.90元', ['price:99.90元']],
    ['￥35包邮', ['price:￥35']],
    ['15块8', ['price:15块8']],
    ['三块5块钱', ['price:5块钱']],
    ['买3块毛巾', []],
    ['到手价88', ['price:88']],
    ['含5元素', []],
    ['身份证11010519491231002X', ['id-card:11010519491231002X']],
    ['110105194912310021', ['order:110105194912310021']],
    ['卡号6222021234567890128', ['bank-card:6222021234567890128']],
    ['6222 0212 3456 7890 128', ['bank-card:6222 0212 3456 7890 128']],
    ['寄到江苏省南京市玄武区长江路88号2栋301室', ['address:江苏省南京市玄武区长江路88号2栋301室']],
    ['解放路15号', ['address:解放路15号']],
    ['在路上了', []],
    ['3号仓库发货', []],
    ['您好，在的', []],
  ])('Q9: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('only the kinds asked for are given', () => {
    expect(findEntities('vx13912345678', ['phone']).map((one) => one.kind)).toEqual(['phone']);
    expect(findEntities('13912345678', ['price', 'link'])).toEqual([]);
    expect(findEntities('https://a.example.com', ['link'])[0]).toMatchObject({
      host: 'a.example.com',
      internal: false,
    });
  });

  test('a mobile number stands alone or is none: no digit before or after', () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max });
    fc.assert(
      fc.property(digits(0, 3), digits(9, 9), digits(0, 6), (before, rest, after) => {
        const text = `号${before}13${rest}${after}码`;
        const phone = findEntities(text, ['phone']);
        if (before === '' && after === '') {
          expect(phone).toEqual([{ kind: 'phone', start: 1, end: 12 }]);
        } else {
          for (const one of phone)
            expect(/^(?:0?086|86)?1[3-9]\d{9}$/.test(text.slice(one.start, one.end))).toBe(true);
          for (const one of phone)
            expect(/\d/.test(text[one.start - 1]! + text[one.end]!)).toBe(false);
        }
      }),
    );
  });

  test('100 kB of anything comes to an end', () => {
    for (const unit of [
      '1',
      '1 ',
      '1-',
      'a.',
      'a@',
      '加 ',
      '微信',
      '省',
      '区路',
      '中国1号',
      '到手价',
      'www.',
    ]) {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expect(Array.isArray(findEntities(text, entityKinds))).toBe(true);
    }
  });
});
