"""The slips everyone knows, as plain documents, and ways to see them as text."""
from printer.document import QR, Document, Feed, Ink, Row, Rule, Text
from printer.layout import Line, lay_out

TRACK = "HTTPS://QT.EXAMPLE.CN:8443/T/ABCDEFGHJKMNPQRSTVWX2"

TICKET = Document([
    Text("锦绣花园物业服务中心", align="center"),
    Rule(),
    Text("您的号码", align="center"),
    Text("A023", align="center", size=6, bold=True),
    Row("业务: 物业缴费", "前面 3 人"),
    Row("预计等待", "约 10-15 分钟"),
    Row("取号时间", "2026-11-21 09:32"),
    Rule(),
    QR(TRACK, caption="扫码看进度"),
    Text("请留意屏幕和广播。过号不必重取，找前台恢复。"),
    Text("本票不含您的个人信息。"),
    Rule(),
    Row("服务电话", "0755-1234 5678"),
])

REPAIR_RECEIPT = Document([
    Text("锦绣花园物业服务中心", align="center"),
    Text("报修回执", align="center", bold=True),
    Rule(heavy=True),
    Row("单号", "W261121-0007"),
    Row("位置", "3栋2单元 11**"),
    Row("问题", "厨房-水龙头漏水"),
    Row("上门", "11-22 14:00-16:00"),
    Row("电话", "138****1234"),
    Rule(),
    Text("收费: 上门费 0 元; 人工 50 元起; 材料按价目表。"),
    Text("超过 50 元先报价, 您同意后再修。"),
    Rule(),
    QR(TRACK, caption="扫码看进度 / 同意报价 / 评价"),
    Rule(),
    Row("办理时间", "2026-11-21 09:36"),
    Row("服务电话", "0755-1234 5678"),
])

SIGNATURE = Ink(
    [[[20, 60, 0.5], [80, 20, 0.7], [140, 90, 0.9]], [[200, 30], [200, 100]], [[260, 60]]],
    width=300,
    height=120,
)

SIGNATURE_RECEIPT = Document([
    Text("签收凭证", align="center", bold=True),
    Rule(heavy=True),
    Row("文书", "装修管理告知书"),
    Row("编号", "N2026-031 第2版"),
    Row("签收人", "张* (业主本人)"),
    Row("时间", "2026-11-21 09:41:07"),
    Rule(),
    SIGNATURE,
    Rule(),
    Text("文书指纹(SHA-256 前16位)"),
    Text("9F2C 71AE 04B8 D3E6", align="center"),
    Feed(),
    Text("扫码可核对全文是否被改动。对内容有异议请 7 日内到前台提出。"),
])

SLIPS = {"ticket": TICKET, "repair_receipt": REPAIR_RECEIPT, "signature_receipt": SIGNATURE_RECEIPT}


def as_text(document: Document, width: int) -> str:
    return "".join(_as_text(line, width).rstrip() + "\n" for line in lay_out(document, width))


def _as_text(line: Line, width: int) -> str:
    shown = f"[{line.kind}]" if line.block else line.text
    taken = len(shown) if line.block else line.columns
    padding = {"left": 0, "center": (width - taken) // 2, "right": width - taken}[line.align]
    big = f"  {line.size}x{line.size}" if line.size > 1 else ""
    return " " * padding + shown + big
