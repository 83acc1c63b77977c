"""Nothing that was typed or confirmed is lost, whatever breaks: tabs, connections, storage, the app."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.browser.running import App
from tests.browser.visitor import Visitor


def test_a_reload_finds_the_half_typed_answer_and_the_time_spent(visitor: Visitor) -> None:
    visitor.enter()
    visitor.send()
    asked = visitor.question.inner_text()
    visitor.box.fill("half an ans")
    expect(visitor.status).to_have_text("Saved on this device.")
    expect(visitor.page.locator(".clock")).to_contain_text("0:02")
    visitor.page.reload()
    expect(visitor.question).to_have_text(asked)
    expect(visitor.box).to_have_value("half an ans")
    expect(visitor.page.locator(".clock")).not_to_contain_text("0:00")


def test_a_screen_that_is_late_is_announced_and_comes_after_all(visitor: Visitor) -> None:
    page = visitor.page
    asked: list[Route] = []
    page.route("**/assets/screens-*.js", lambda route: route.continue_() if asked else asked.append(route))
    page.goto(visitor.url)
    page.get_by_role("link", name="Start an interview").click()
    expect(page.get_by_text("This page is still on its way")).to_be_visible()
    expect(page.get_by_role("heading", name="Set up an interview")).to_be_focused()
    asked[0].abort()
    expect(page.get_by_role("heading", name="Set up your interview")).to_be_focused()
    visitor.faults.clear()


def test_a_closed_tab_is_taken_up_from_the_first_page(visitor: Visitor) -> None:
    visitor.enter()
    visitor.box.fill("not yet")
    visitor.page.close()
    visitor.page = visitor.open_tab()
    visitor.page.goto(visitor.url)
    visitor.page.get_by_role("link", name="Continue").click()
    expect(visitor.box).to_have_value("not yet")


def test_the_app_killed_in_mid_interview_loses_nothing_that_was_confirmed(app: App, visitor: Visitor) -> None:
    visitor.enter()
    visitor.send("the first answer")
    visitor.box.fill("the second answer")
    app.kill()
    visitor.page.get_by_role("button", name="Send answer").click()
    expect(visitor.status).to_contain_text("Your answer is saved on this device")
    app.start()
    expect(visitor.box).to_have_value("", timeout=40_000)
    turns = visitor.held()["turns"]
    assert [turn["answer"] for turn in turns] == ["the first answer", "the second answer"]
    visitor.to_the_report()
    visitor.faults.clear()


def test_an_answer_sent_offline_is_kept_and_arrives_once(visitor: Visitor) -> None:
    visitor.enter()
    visitor.context.set_offline(True)
    visitor.box.fill("written in a tunnel")
    visitor.page.get_by_role("button", name="Send answer").click()
    expect(visitor.status).to_contain_text("You are offline")
    visitor.page.wait_for_timeout(2500)
    visitor.context.set_offline(False)
    expect(visitor.box).to_have_value("")
    assert visitor.answered == [200]
    assert [turn["answer"] for turn in visitor.held()["turns"]] == ["written in a tunnel"]
    visitor.faults.clear()


def test_an_answer_on_its_way_survives_a_reload(visitor: Visitor) -> None:
    visitor.enter()
    visitor.page.route("**/turns", lambda route: route.abort())
    visitor.box.fill("sent into the void")
    visitor.page.get_by_role("button", name="Send answer").click()
    expect(visitor.status).to_contain_text("The server does not answer")
    visitor.page.unroute("**/turns")
    visitor.page.reload()
    expect(visitor.box).to_have_value("")
    assert [turn["answer"] for turn in visitor.held()["turns"]] == ["sent into the void"]
    visitor.faults.clear()


def test_an_answer_whose_reply_got_lost_is_not_stored_twice(visitor: Visitor) -> None:
    lost: list[int] = []

    def lose_the_reply(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    visitor.enter()
    visitor.page.route("**/turns", lose_the_reply)
    visitor.send("once only")
    assert lost == [200]
    assert [turn["answer"] for turn in visitor.held()["turns"]] == ["once only"]
    visitor.faults.clear()


def test_storage_that_is_down_is_said_calmly_and_waited_out(visitor: Visitor) -> None:
    problem = '{"type":"storage-down","title":"Down","status":503,"detail":"Storage rests.","retry_after":2}'
    visitor.enter()
    visitor.page.route("**/turns", lambda route: route.fulfill(status=503, body=problem))
    visitor.box.fill("patience")
    visitor.page.get_by_role("button", name="Send answer").click()
    expect(visitor.status).to_contain_text("Storage rests. Your answer is saved on this device")
    visitor.page.unroute("**/turns")
    expect(visitor.box).to_have_value("")
    assert [turn["answer"] for turn in visitor.held()["turns"]] == ["patience"]
    visitor.faults.clear()


def test_a_double_click_sends_once(visitor: Visitor) -> None:
    visitor.enter()
    visitor.box.fill("twice")
    visitor.page.get_by_role("button", name="Send answer").dblclick()
    expect(visitor.question).to_be_visible()
    visitor.page.wait_for_timeout(500)
    assert visitor.posted == 1
    assert len(visitor.held()["turns"]) == 1


def test_two_tabs_have_one_text_and_go_on_together(visitor: Visitor) -> None:
    visitor.enter()
    second = visitor.open_tab()
    second.goto(visitor.page.url)
    second.get_by_label("Your answer").fill("from the second tab")
    expect(visitor.box).to_have_value("from the second tab")
    visitor.send("from the first tab")
    expect(second.locator("h1.question")).to_have_text(visitor.question.inner_text())
    expect(second.get_by_label("Your answer")).to_have_value("")
    visitor.finish_early()
    expect(second.get_by_role("heading", name="Your report")).to_be_visible()


def test_a_device_left_behind_takes_up_where_the_other_is_and_keeps_its_words(visit: Callable[..., Visitor]) -> None:
    first = visit()
    first.enter()
    second = visit(storage_state=first.context.storage_state())
    second.page.goto(first.page.url)
    second.box.fill("from the second device")
    first.send("from the first device")
    second.page.get_by_role("button", name="Send answer").click()
    expect(second.status).to_contain_text("went on elsewhere")
    expect(second.question).to_have_text(first.question.inner_text())
    expect(second.page.locator(".leftover")).to_contain_text("from the second device")
    second.faults.clear()
