// The shop's products with what rules compare them by: category, price, attributes, uses, bought together.
import type { Product } from '../../domain/setup.ts';
import { fieldsOf, placesOf } from '../fields-of.ts';
import type { TableFormat, Words } from '../format.ts';
import { noticeCounter } from '../notice-counter.ts';
import { quarantineRow } from '../quarantine-row.ts';
import type { RowFault } from '../row-faults.ts';
import { seenKeys } from '../seen-keys.ts';
import { cleanId, cleanText, isMangledId, parseFen } from '../values.ts';
import { attributeColumns, parseAttributes, parseList } from './parse-attributes.ts';

const fields = fieldsOf({
  sku: [
    'skuId productId itemId goodsId id 商品ID 商品编号 商品编码 宝贝ID 商家编码 货号',
    '商品编号',
    'SKU',
    'required',
  ],
  title: [
    'name productName 商品标题 商品名称 标题 名称 宝贝标题 商品',
    '商品标题',
    'Title',
    'required',
  ],
  category: ['cat categoryName 类目 分类 商品类目 品类 商品分类', '类目', 'Category'],
  price: ['salePrice 价格 售价 单价 商品价格 一口价 价格(元)', '价格（元）', 'Price (yuan)'],
  attributes: [
    'attrs properties 属性 商品属性 规格参数',
    '属性（材质=纯棉;颜色=白）',
    'Attributes (材质=纯棉;…)',
  ],
  uses: ['use usage scenes 用途 适用场景 使用场景 适用人群 适用', '用途', 'Uses'],
  boughtWith: [
    'related 常一起买 搭配商品 关联商品 搭配 经常一起购买',
    '常一起买的商品编号',
    'Bought with (SKUs)',
  ],
});

export const products: TableFormat = {
  id: 'products',
  feeds: 'products',
  words: { zh: '商品资料', en: 'Product list' },
  fields,
  marks: [
    'category',
    'attributes',
    'uses',
    'boughtWith',
    'price',
    '类目',
    '分类',
    '商品类目',
    '品类',
    '商品分类',
    '属性',
    '用途',
    '适用场景',
    '使用场景',
    '价格',
    '售价',
    '一口价',
    '关联商品',
    '搭配商品',
  ],
  bind(column, context, headers) {
    const places = placesOf(fields, column);
    const named = attributeColumns(headers);
    const notices = noticeCounter(context);
    const seen = new Map<string, string>();
    const met = seenKeys(context.met, 'products');

    function read(cells: readonly string[]): Product {
      const text = (at: number): string => (at < 0 ? '' : cleanText(cells[at] ?? ''));
      const sku = cleanId(cells[places.sku] ?? '');
      const priceText = text(places.price);
      const priceFen = parseFen(priceText);
      if (priceText !== '' && priceFen === null) notices.add('price-unread', priceUnread);
      const columns = named.map(({ name, at }) => [name, text(at)] as const);
      return {
        sku,
        title: text(places.title) || sku,
        category: text(places.category) || null,
        priceFen,
        attributes: {
          ...parseAttributes(text(places.attributes)),
          ...Object.fromEntries(columns.filter(([, value]) => value !== '')),
        },
        uses: parseList(text(places.uses)),
        boughtWith: parseList(text(places.boughtWith)).map(cleanId),
      };
    }

    return {
      row(cells, line) {
        const sku = cleanId(cells[places.sku] ?? '');
        const fault = sku === '' ? noSku : isMangledId(sku) ? mangledSku : null;
        if (fault !== null) {
          quarantineRow(context, line, headers[places.sku] ?? '商品编号', fault, cells);
          return;
        }
        const product = read(cells);
        const known = JSON.stringify(product);
        // Within one file the last row of a product counts; another file’s same row says nothing new.
        const before = met([known]);
        const again = seen.has(sku) ? seen.get(sku) === known : before;
        context.sink.row(again ? 'duplicate' : 'accepted');
        if (seen.has(sku) && !again) notices.add('sku-twice', skuTwice);
        seen.set(sku, known);
        if (again) return;
        context.sink.product(product);
      },
      end: () => notices.flush(),
    };
  },
};

const noSku: RowFault = {
  code: 'no-sku',
  words: {
    zh: '没有商品编号，未导入；请补上',
    en: 'There is no SKU; fill it in',
  },
};

const mangledSku: RowFault = {
  code: 'mangled-id',
  words: {
    zh: '商品编号被 Excel 改成了科学计数，后几位已丢失；请用原始导出文件',
    en: 'Excel has rounded the SKU; use the file as exported',
  },
};

const skuTwice: Words = {
  zh: '同一商品编号有多行且内容不同，以最后一行为准',
  en: 'Several different rows have the same SKU; the last one counts',
};

const priceUnread: Words = {
  zh: '有些商品的价格看不懂（如“面议”、区间价）：商品照常使用，价格按未知处理',
  en: 'Some prices cannot be read (“negotiable”, ranges): the products are used, their price is unknown',
};
