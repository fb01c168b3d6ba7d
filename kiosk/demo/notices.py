"""Notices as this community might issue them, each at another place of its life."""
from kiosk import clock
from kiosk.notices.models import Notice
from kiosk.notices.showing import MARKS
from kiosk.signing.agreements import Agreement
from kiosk.site.models import Unit
from kiosk.staff.models import Staff

NOT_ASKED_YET = "5栋"

DECORATION = """各位业主：
为保障房屋结构安全和邻里安宁，现将装修管理要求告知如下，请在开工前仔细阅读并签收。

# 一、开工前
1. 请携带装修方案到物业服务中心办理登记，领取施工许可证，并张贴在入户门上。
2. 涉及水电改动的，请同时提交改动示意图。
3. 施工人员凭临时出入证进出小区，证件由物业服务中心办理。

# 二、施工时间
1. 周一至周六 8:30 至 12:00、14:00 至 18:00。
2. 周日和法定节假日不进行产生噪音的施工。
3. 中考、高考期间按当日公告执行。

# 三、禁止事项
1. 不得拆改承重墙、梁、柱、楼板和剪力墙。
2. 不得改动燃气管道、燃气表和消防设施。
3. 不得将没有防水要求的房间改为卫生间、厨房。
4. 不得占用楼道堆放材料，不得从高处抛物。
5. 不得将水泥、油漆、灰浆倒入下水管道。

# 四、装修垃圾
1. 装修垃圾装袋后放到指定地点，由清运单位统一清运。
2. 电梯运送材料请使用货梯时段：9:30 至 11:30、14:30 至 17:00。

# 五、完工
1. 完工后请联系物业服务中心共同查看。
2. 卫生间、厨房、阳台防水须做闭水试验 48 小时，楼下住户在场确认。

# 六、其他
1. 物业服务中心每日巡查一次，发现违反上述要求的，先行劝阻并书面告知。
2. 如有疑问，请到前台或拨打服务电话。
"""
LIFT = """各位业主：
根据特种设备检验要求，本小区 1 栋、2 栋电梯将进行年度检验，检验期间电梯轮流停用，每台约两小时。
请有老人、婴儿车和大件搬运需要的住户提前安排。检验完成后电梯恢复使用，检验标志将张贴在轿厢内。
给您带来不便，敬请谅解。
"""
WATER = """各位业主：
接供水单位通知，因水箱清洗，本小区将停水约六小时。请提前储水，并关好水龙头。恢复供水初期水质可能略浑，请先放水数分钟再使用。
"""
FIRE = """各位业主：
近期巡查发现，部分楼道和消防通道堆放杂物、停放电动自行车。**请于生效日前自行清理。**
- 楼道、前室和疏散楼梯不得堆放任何物品
- 电动自行车请停放在小区充电棚，不得上楼充电
- 消防车通道全天禁止停车
逾期未清理的，物业服务中心将登记造册，通知物主领取，并报告消防部门。
"""
SERVICE_DAY = """各位业主：
# 便民服务日
时间：生效日当天 9:00 至 11:30，地点：中心花园。
1. 磨刀、修伞、小家电检修
2. 量血压、义务理发
3. 现场提供座椅和饮用水
"""
FEES = """尊敬的业主：
您本季度的物业服务费尚未缴纳，请于生效日前到前台缴费，或拨打服务电话核对。**如已缴纳，请忽略本提醒。**
对金额有疑问的，可到前台查阅明细。
"""


def issue_all():
    """In every state: issued and signed for, on paper only, stamped, and as a draft that a manager is to look at."""
    writer, boss = (Staff.get(Staff.account == account) for account in ("qian", "chen"))
    soon = clock.days_ahead(7)
    _agree()
    for written in (
        {"title": "装修管理告知书", "body": DECORATION, "kind": "works", "public": True},
        {"title": "电梯年度检验通知", "body": LIFT, "kind": "safety", "recipients": ["1栋", "2栋"], "public": True},
        {"title": "水箱清洗停水通知", "body": WATER, "kind": "stop_water", "public": True},
        {"title": "消防通道清理通知", "body": FIRE, "kind": "safety", "recipients": ["3栋/1单元", "5栋", "@engineering"], "importance": "important"},
    ):
        _issue(Notice.draft(writer, effective_on=soon, format=MARKS, **written), boss)
    _stamp(Notice.draft(writer, title="便民服务日邀请", body=SERVICE_DAY, effective_on=soon, format=MARKS, public=True), boss)
    Notice.draft(writer, title="物业费缴纳提醒", body=FEES, kind="fees", effective_on=clock.days_ahead(2), format=MARKS, recipients=["1栋/1单元/101"])


def _agree():
    """Most homes have signed the agreement; the last building has not been asked yet, and signs on paper."""
    for unit in Unit.select().where(Unit.building != NOT_ASKED_YET):
        Agreement.add(unit=unit, signed_on=clock.days_ahead(-200), original_seen=True)


def _stamp(notice, boss):
    notice.review(boss)
    notice.stamp(boss)


def _issue(notice, boss):
    _stamp(notice, boss)
    notice.issue(boss)
