from kiosk.repairs import catalogue
from kiosk.repairs.models import Order
from kiosk.site.models import PublicArea
from printer.document import Document, Ink
from printer.layout import lay_out
from printer.spool import PrintJob

EVERYTHING = 200


def _papers(kind: str) -> list[Document]:
    return [Document.from_json(job.document) for job in PrintJob.select().where(PrintJob.kind == kind)]


def _text(document: Document, width: int = 48) -> str:
    return "\n".join(line.text for line in lay_out(document, width))


def test_the_receipt_masks_home_and_phone(register):
    order = register()

    text = _text(_papers("repair_receipt")[0])

    assert order.number in text and "2栋1单元11**" in text and "138****1234" in text
    assert "1102" not in text and "13800011234" not in text


def test_the_receipt_fits_narrow_paper(register):
    register()

    assert all(line.columns <= 32 for line in lay_out(_papers("repair_receipt")[0], 32))


def test_the_receipt_leads_to_the_order_in_capitals(register):
    order = register()

    assert f"HTTP://DESK.TEST:8001/R/{order.token}" in _papers("repair_receipt")[0].to_json()


def test_without_a_public_address_no_code_is_printed(report):
    Order.register(report, "k1", "zh_Hans", "")

    assert '"qr"' not in _papers("repair_receipt")[0].to_json()


def test_without_a_phone_there_is_no_line_for_it(register):
    register(phone="")

    assert "电话联系" not in _text(_papers("repair_receipt")[0])


def test_a_call_is_promised_on_the_receipt(register):
    register(slot=None)

    assert "11-23 18:00 前电话联系" in _text(_papers("repair_receipt")[0])


def test_the_work_slip_has_all_the_engineer_needs(register):
    order = register(ink=Ink([[[1, 2], [3, 4]]], 100, 50))

    order.print_work_slip()

    slip = _papers("work_slip")[0]
    text = _text(slip)
    assert "2栋1单元1102" in text and "13800011234" in text and "内部联, 用后销毁" in text
    assert "不得直接收费" in text and '"ink"' in slip.to_json()
    assert PrintJob.get(PrintJob.kind == "work_slip").printer_id == "staff"


def test_the_work_slip_of_a_public_area_names_it(register):
    order = register(unit=None, area=PublicArea.get(), slot=None, phone="")

    order.print_work_slip()

    assert "大堂" in _text(_papers("work_slip")[0])


def test_every_item_of_the_catalogue_can_be_printed(register):
    for category in catalogue.CATEGORIES:
        for item in category.items:
            phrases = catalogue.phrases_for(item)
            register(f"{category.code} {item.code}", category=category.code, item=item.code, phrases=phrases,
                     slot=None).print_work_slip()

    assert all("None" not in _text(slip, EVERYTHING) for slip in _papers("work_slip"))
