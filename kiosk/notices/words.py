"""The words of notices: their kinds and what the law says about each, departments, and words nobody may be threatened with."""
from kiosk.i18n import N_

KINDS = {
    "general": N_("General"),
    "works": N_("Works and repairs"),
    "fees": N_("Fees"),
    "safety": N_("Safety"),
    "stop_water": N_("Water is stopped"),
    "stop_power": N_("Power is stopped"),
    "stop_gas": N_("Gas is stopped"),
    "stop_heat": N_("Heating is stopped"),
}
# The law on electronic signatures leaves out notices that stop a public utility (UX-20).
ON_PAPER = frozenset({"stop_water", "stop_power", "stop_gas", "stop_heat"})
FEES = "fees"
FEE_SIGN = "费"
IMPORTANCES = {
    "ordinary": N_("Ordinary"),
    "important": N_("Important: document or code only"),
}
DEPARTMENTS = {
    "service": N_("Customer service"),
    "engineering": N_("Engineering"),
    "head": N_("Management"),
}
# Civil Code art. 944: fees may be urged and sued for; water, power, gas and heating are never cut for them.
THREATS = (
    *(f"{verb}{utility}" for verb in ("停", "断", "停止供", "中断供", "限制供", "切断") for utility in ("水", "电", "气", "暖", "热")),
    "停水停电", "停止供应", "拒绝供水", "拒绝供电", "不予供水", "不予供电", "不给水", "不给电",
    "不予充值", "限制购电", "限制用电", "限制用水", "拉闸",
)


def threats_in(text: str) -> list[str]:
    """What in a text about fees reads like cutting somebody off, as it stands there."""
    plain = "".join(text.split())
    return [words for words in dict.fromkeys(THREATS) if words in plain]
