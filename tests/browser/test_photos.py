"""Photos at the touchscreen: with its camera, and with the visitor's own phone."""
import re

import pytest
from playwright.sync_api import expect

import pictures
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.people import link_behind

A_CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
CAMERA_RUNS = "document.querySelector('video').srcObject !== null"


@pytest.fixture(scope="session")
def chromium_with_camera(playwright):
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS + A_CAMERA)
    yield browser
    browser.close()


@pytest.fixture
def taking_photos(touchscreen):
    """taking_photos() is the page for photos, after all that comes before."""
    def taking_photos(**options):
        page = touchscreen("/repairs", **options)
        for name in ("1栋", "1单元"):
            page.get_by_role("button", name=name).tap()
        for _ in range(2):
            page.locator("button[name=choice]").first.tap()
        page.locator("button[name=choice][value=water]").tap()
        page.locator("button[name=choice][value=tap]").tap()
        page.get_by_role("button", name="拍照").tap()
        page.wait_for_url("**/repairs/photo")
        return page

    return taking_photos


def _press(page, name):
    page.locator("photo-camera").get_by_role("button", name=name, exact=True).tap()


def test_a_photo_is_taken_taken_again_and_used(taking_photos, chromium_with_camera):
    page = taking_photos(browser=chromium_with_camera)
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))

    expect(page.locator("photo-camera")).to_contain_text("摄像头未开启")
    assert not page.evaluate(CAMERA_RUNS)
    _press(page, "打开摄像头")
    expect(page.get_by_text("实时画面，按“用这张”之前不会保存")).to_be_visible()
    _press(page, "拍照")
    expect(page.locator("photo-camera canvas")).to_be_visible()
    assert not page.evaluate(CAMERA_RUNS)
    _press(page, "重拍")
    _press(page, "拍照")
    assert sent == []
    _press(page, "用这张")

    expect(page.locator(".photos__picture")).to_have_count(1)
    page.get_by_role("link", name="下一步").tap()
    page.wait_for_url("**/repairs/slot")


def test_without_a_camera_the_phone_is_the_way(taking_photos):
    page = taking_photos()

    expect(page.locator("photo-camera")).to_contain_text("这里没有摄像头")
    expect(page.locator(".photo-phone svg")).to_be_visible()


def test_a_photo_sent_by_phone_appears_at_the_touchscreen_and_can_be_deleted_there(taking_photos, phone, tmp_path):
    page = taking_photos()
    photo = tmp_path / "tap.jpg"
    photo.write_bytes(pictures.jpeg(3000, 2000))

    on_phone = phone(link_behind(page.locator(".photo-phone svg"), tmp_path))
    on_phone.locator("photo-sender:defined input[type=file]").set_input_files(photo)

    expect(on_phone.locator("#photos_sent")).to_contain_text("1")
    expect(page.locator(".photos__picture")).to_have_count(1)
    assert page.locator(".photos__picture").evaluate("async picture => { await picture.decode(); return picture.naturalWidth }") == 1600

    page.get_by_role("button", name="删除").tap()
    expect(page.locator(".photos__picture")).to_have_count(0)


def test_a_phone_without_scripts_sends_a_photo_as_it_is(taking_photos, phone, tmp_path):
    page = taking_photos()
    photo = tmp_path / "tap.png"
    photo.write_bytes(pictures.bomb(1200, 900))

    on_phone = phone(link_behind(page.locator(".photo-phone svg"), tmp_path), java_script_enabled=False)
    on_phone.locator("input[type=file]").set_input_files(photo)
    on_phone.get_by_role("button", name="发送").tap()

    expect(on_phone.locator("#photos_sent")).to_contain_text("1")


def test_a_camera_file_larger_than_any_other_form_passes_the_server(taking_photos, phone, tmp_path):
    page = taking_photos()
    photo = tmp_path / "large.jpg"
    photo.write_bytes(pictures.jpeg(2000, 1500) + bytes(5_000_000))

    on_phone = phone(link_behind(page.locator(".photo-phone svg"), tmp_path), java_script_enabled=False)
    on_phone.locator("input[type=file]").set_input_files(photo)
    on_phone.get_by_role("button", name="发送").tap()

    expect(on_phone.locator("#photos_sent")).to_contain_text("1")


def test_ending_the_visit_closes_the_phones_page(taking_photos, phone, tmp_path):
    page = taking_photos()
    on_phone = phone(link_behind(page.locator(".photo-phone svg"), tmp_path))

    page.get_by_role("link", name="首页").tap()
    page.get_by_role("button", name="离开并清除").tap()
    page.locator(".tiles").wait_for()
    on_phone.reload()

    expect(on_phone.locator("body")).to_contain_text(re.compile("链接已失效"))
