"""The price list of the demo community, as a property office in Shenzhen might publish it."""
from kiosk import clock
from kiosk.site.prices import LABOUR, MATERIAL, VISIT, PriceList

# code, trade, kind, name, English name, unit, English unit, yuan
LINES = [
    ("V1", "", VISIT, "上门费", "Coming to you", "次", "time", 0),
    ("W1", "water", LABOUR, "更换水龙头", "Replace a tap", "个", "piece", 50),
    ("W2", "water", LABOUR, "疏通下水道", "Unblock a drain", "次", "time", 80),
    ("W3", "water", LABOUR, "维修马桶水箱", "Repair a toilet cistern", "次", "time", 60),
    ("W4", "water", LABOUR, "更换角阀或软管", "Replace a valve or hose", "个", "piece", 50),
    ("W5", "water", MATERIAL, "不锈钢水龙头", "Stainless steel tap", "个", "piece", 68),
    ("W6", "water", MATERIAL, "角阀", "Angle valve", "个", "piece", 25),
    ("E1", "power", LABOUR, "更换开关或插座", "Replace a switch or socket", "个", "piece", 40),
    ("E2", "power", LABOUR, "更换灯具", "Replace a lamp", "盏", "piece", 50),
    ("E3", "power", LABOUR, "检修线路", "Check the wiring", "小时", "hour", 100),
    ("E4", "power", LABOUR, "更换空气开关", "Replace a circuit breaker", "个", "piece", 80),
    ("E5", "power", MATERIAL, "五孔插座", "Socket with five holes", "个", "piece", 18),
    ("E6", "power", MATERIAL, "空气开关", "Circuit breaker", "个", "piece", 45),
    ("C1", "carpentry", LABOUR, "更换门锁", "Replace a door lock", "把", "piece", 80),
    ("C2", "carpentry", LABOUR, "调整门窗", "Adjust a door or window", "扇", "piece", 50),
    ("C3", "carpentry", LABOUR, "更换纱窗", "Replace an insect screen", "扇", "piece", 60),
    ("C4", "carpentry", MATERIAL, "门锁", "Door lock", "把", "piece", 120),
    ("B1", "building", LABOUR, "墙面修补", "Repair a wall", "平方米", "square metre", 60),
    ("B2", "building", LABOUR, "更换瓷砖", "Replace tiles", "块", "piece", 40),
    ("B3", "building", LABOUR, "防水修补", "Repair the waterproofing", "平方米", "square metre", 120),
    ("B4", "building", MATERIAL, "内墙涂料", "Wall paint", "平方米", "square metre", 20),
    ("H1", "heating", LABOUR, "空调清洗", "Clean an air conditioner", "台", "piece", 80),
    ("H2", "heating", LABOUR, "空调加氟", "Refill an air conditioner", "次", "time", 150),
    ("H3", "heating", LABOUR, "检修热水器", "Check a water heater", "次", "time", 80),
    ("N1", "low_voltage", LABOUR, "检修可视对讲", "Check the intercom", "次", "time", 50),
    ("N2", "low_voltage", LABOUR, "网络布线", "Lay a network cable", "点", "point", 80),
    ("N3", "low_voltage", MATERIAL, "网线", "Network cable", "米", "metre", 4),
]
COLUMNS = ("code", "trade", "kind", "name_zh", "name_en", "unit_zh", "unit_en")


def publish():
    """In force from today, where there is no list yet."""
    if PriceList.current() is None:
        PriceList.publish(clock.today(), [dict(zip(COLUMNS, line)) | {"price_fen": line[-1] * 100} for line in LINES])
