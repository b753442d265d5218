// Enters an agent the chats have not named yet.
import { Form, Input, Modal } from 'antd';
import { useWords } from '../../../ui/use-words.ts';
import type { RosterAgent } from '../contract.ts';

const WORDS = {
  title: { zh: '添加客服', en: 'Add an agent' },
  id: { zh: '聊天里的账号', en: 'Account in chats' },
  idHint: {
    zh: '和聊天记录里写的一样，例如 旗舰店:小美',
    en: 'As the chats name it, e.g. shop:name',
  },
  name: { zh: '姓名', en: 'Name' },
  group: { zh: '分组', en: 'Group' },
  needed: { zh: '这里要填', en: 'Please fill this in' },
  taken: { zh: '已经在名单里了', en: 'Is in the list already' },
  add: { zh: '添加', en: 'Add' },
  no: { zh: '取消', en: 'Cancel' },
} as const;

interface Wish {
  readonly id: string;
  readonly name: string;
  readonly group?: string;
}

export function AddAgent({
  open,
  taken,
  onAdd,
  onClose,
}: {
  readonly open: boolean;
  readonly taken: readonly string[];
  readonly onAdd: (agent: RosterAgent) => void;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const [form] = Form.useForm<Wish>();
  const needed = { required: true, whitespace: true, message: w.needed };
  return (
    <Modal
      open={open}
      title={w.title}
      okText={w.add}
      cancelText={w.no}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ id, name, group }) => {
          onAdd({
            ...{ id: id.trim(), name: name.trim(), group: group?.trim() || null },
            ...{ role: null, hired: null, listed: true, seen: false },
          });
          onClose();
        }}
      >
        <Form.Item
          name="id"
          label={w.id}
          extra={w.idHint}
          rules={[
            needed,
            {
              validator: (_, value: string | undefined) =>
                taken.includes(value?.trim() ?? '')
                  ? Promise.reject(new Error(w.taken))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={w.name} rules={[needed]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="group" label={w.group}>
          <Input maxLength={100} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
