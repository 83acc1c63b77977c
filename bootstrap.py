"""Builds the services once, at the first call. The only file that knows every part."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from admitting import connect_admission
from api.services import Requeue, Services
from cache.asked import TieredFollowUps, TieredJobPlans
from cache.pools import TieredOffered, TieredPools
from caches import Close, connect_caches
from documents.reader import Reader
from interview import ports
from interview.admission import Tallies
from interview.catalog import catalog, rubric
from interview.packs import bank
from interview.ports import Clock, Count
from interview.recordings import Recordings
from interview.shares import Shares
from interview.use_cases.ask_judge import AskJudge
from interview.use_cases.candidates import Enrol, ExportAll
from interview.use_cases.compile import Compile
from interview.use_cases.disagree import Disagree
from interview.use_cases.drain import SECONDS as DRAIN_SECONDS
from interview.use_cases.drain import Drain
from interview.use_cases.erase import EraseCandidate, EraseInterview, Note
from interview.use_cases.export import Calendar, ExportDay
from interview.use_cases.grow import Grow
from interview.use_cases.history import History
from interview.use_cases.house import Houses, KeepHouse, Offered
from interview.use_cases.lease import SECONDS as LEASE_SECONDS
from interview.use_cases.lend import tasks
from interview.use_cases.line import Line
from interview.use_cases.outlook import Look
from interview.use_cases.prewarm import Prewarm
from interview.use_cases.recordings import EraseRecordings, TakeRecording
from interview.use_cases.resumes import CorrectResume, EraseResume, TakeResume
from interview.use_cases.retailor import Retailor
from interview.use_cases.review import ReviewOne
from interview.use_cases.score import GiveUp, Score
from interview.use_cases.share import ReadShared, ShareReport
from interview.use_cases.shelves import Shelves
from interview.use_cases.start import StartInterview
from interview.use_cases.sweep import Sweep
from interview.use_cases.tailor import Tailor
from interview.use_cases.take_turn import Finish, TakeTurn
from interview.use_cases.word import Word
from metrics.counters import Counters
from metrics.reporter import Metrics, Reporter
from metrics.starts import Starts
from modelling import connect_models
from providers.catalog import rows, setting_names
from providers.chat import ChatModel
from providers.lent import Lenders
from providers.models import Models
from settings import Settings, providers_file
from storage import sign_in, tables
from storage.alerts import TableAlerts
from storage.backup import connect as connect_backup
from storage.blobs import BlobTier
from storage.candidates import TableCandidates
from storage.commands import forget_commands
from storage.dead_letters import DeadLetters
from storage.demand import MetricsDemand
from storage.due import TableDue
from storage.growths import BlobGrowths
from storage.house import BlobHouses
from storage.interviews import TableInterviews
from storage.metrics import TableMetrics
from storage.quota import TableQuota
from storage.recordings import BlobRecordings
from storage.reports import TableReports
from storage.resumes import AzureResumes
from storage.reviews import TablePromises, TableWaitingList
from storage.shares import TableShares
from storage.table_port import OnRequest
from storage.tallies import TableTallies, forget_tallies
from watch.watch import Ailing, Alerts
from watching import connect_watch

SCORES = "score-requests"
ID_BYTES = 10


def new_id() -> str:
    """Twenty hexadecimal characters: unguessable, and safe in keys and routes."""
    return secrets.token_hex(ID_BYTES)


def provider_settings() -> tuple[str, ...]:
    """The names of all settings that the catalogue of providers asks for."""
    return setting_names(rows(providers_file()))


def build(settings: Settings, on_request: OnRequest | None = None) -> Services:
    """Services on Azure Storage, for the loop that runs now. `on_request` sees every request to Table Storage."""
    # One line for each request at INFO would cost more than the request.
    for each in ("azure.core", "httpx"):
        logging.getLogger(each).setLevel(logging.WARNING)
    service = tables.connect(settings.storage, on_request)
    clock, counters = settings.clock(), Counters(settings.region)
    samples = TableMetrics(service, secrets.token_hex(4))
    reporter = Reporter(counters, samples, clock)
    origin = BlobTier(settings.storage, "packs")
    models = connect_models(settings, TableQuota(service), clock, partial(counters.add, "provider"))
    files, recordings = BlobTier(settings.storage, "resumes"), BlobRecordings(settings.storage)
    backup = connect_backup(settings.storage, clock, settings.backup_days)
    closing: list[Close] = [models.close, service.close, origin.close, files.close, backup.close, recordings.close]
    tiers = connect_caches(settings, service, origin, counters, closing)
    closing.append(partial(sign_in.close, settings.storage))

    async def tidy(now: datetime) -> None:
        await samples.tidy(now)
        await forget_commands(service, now)
        await forget_tallies(service, now)

    async def close() -> None:
        for each in closing:
            await each()

    return assemble(
        settings,
        clock=clock,
        reporter=reporter,
        metrics=samples,
        interviews=TableInterviews(service),
        reports=TableReports(service),
        shares=TableShares(service),
        recordings=recordings,
        candidates=TableCandidates(service),
        tallies=TableTallies(service, settings.token_secret),
        resumes=AzureResumes(service, files),
        text_of=Reader(),
        due=TableDue(service),
        calendar=TableDue(service),
        pools=TieredPools(tiers),
        follow_ups=TieredFollowUps(tiers),
        job_plans=TieredJobPlans(tiers),
        growths=BlobGrowths(origin),
        houses=BlobHouses(origin),
        offered=TieredOffered(tiers),
        waiting=TableWaitingList(service),
        promises=TablePromises(service),
        models=models,
        capacity=models,
        providers=models,
        requeue=DeadLetters(settings.storage, SCORES).requeue,
        alerts=TableAlerts(service),
        caches_away=tiers.away,
        backup=backup,
        note=backup.note,
        tidy=tidy,
        storage_answers=partial(tables.ping, service),
        close=close,
    )


def assemble(
    settings: Settings,
    *,
    clock: Clock,
    reporter: Reporter,
    metrics: Metrics,
    interviews: ports.Interviews,
    reports: ports.Reports,
    shares: Shares,
    recordings: Recordings,
    candidates: ports.Candidates,
    tallies: Tallies,
    resumes: ports.Resumes,
    text_of: ports.TextOf,
    due: ports.DueList,
    calendar: Calendar,
    pools: ports.Pools,
    follow_ups: ports.FollowUps,
    job_plans: ports.JobPlans,
    growths: ports.Growths,
    houses: Houses,
    offered: Offered,
    waiting: ports.WaitingList,
    promises: ports.Promises,
    models: ChatModel,
    capacity: ports.Capacity,
    providers: Models,
    requeue: Requeue,
    alerts: Alerts,
    caches_away: Ailing,
    backup: Callable[[], Awaitable[object]],
    note: Note,
    tidy: Callable[[datetime], Awaitable[None]],
    storage_answers: Callable[[], Awaitable[None]],
    close: Callable[[], Awaitable[None]],
) -> Services:
    """Joins the use cases over whatever fulfils the ports."""
    admit = connect_admission(settings, tallies, clock)
    count: Count = reporter.counters.add
    line = Line(waiting, promises, candidates, due)
    history = History(candidates, reports)
    look = Look(
        capacity, waiting, promises, Starts(metrics), clock, settings.richest_mode, settings.expected_interviews
    )
    score = Score(interviews, reports, history, due, line, look, rubric, clock, count)
    ask = AskJudge(models, rubric(), clock, new_id)
    lease, run = (timedelta(seconds=s * settings.clock_rate) for s in (LEASE_SECONDS, DRAIN_SECONDS))
    review = ReviewOne(interviews, reports, history, line, count, ask, rubric, clock, lease)
    give_up, lend = GiveUp(interviews, reports, history, line), Lenders(rows(settings.providers_file))
    erase_recordings = EraseRecordings(recordings, interviews, clock, settings.recording_days)
    take_recording = TakeRecording(recordings, due, clock, settings.recording_days, settings.clock_rate)
    erase_interview = EraseInterview(interviews, reports, shares, erase_recordings, candidates, due, line, clock, note)
    erase_resume = EraseResume(resumes, due, settings.resume_file_days)
    shelves = Shelves(pools, bank, catalog())
    retailor = Retailor(shelves, candidates, catalog(), new_id)
    days = settings.resume_file_days, settings.resume_days
    house = KeepHouse(houses, offered, pools, Compile(bank, catalog(), growths), clock)
    erase_candidate = EraseCandidate(
        candidates, erase_interview, erase_resume, due, clock, note, settings.candidate_days
    )
    return Services(
        catalog=catalog(),
        bank=bank,
        clock=clock,
        reporter=reporter,
        metrics=metrics,
        providers=providers,
        token_secrets=(settings.token_secret, *settings.secrets_before),
        daily=settings.daily_interviews,
        candidate_days=settings.candidate_days,
        interviews=interviews,
        candidates=candidates,
        admit=admit,
        enrol=Enrol(candidates, due, clock, new_id, secrets.token_bytes, settings.candidate_days),
        start=StartInterview(
            interviews=interviews,
            candidates=candidates,
            due=due,
            admit=admit,
            line=line,
            look=look,
            tailor=Tailor(models, job_plans, new_id),
            shelves=shelves,
            resumes=resumes,
            catalog=catalog(),
            clock=clock,
            new_id=new_id,
            daily=settings.daily_interviews,
            keep_days=settings.interview_days,
            count=count,
        ),
        take_turn=TakeTurn(interviews, due, clock, count, Word(models, follow_ups)),
        finish=Finish(interviews, due, clock, count),
        score=score,
        tasks=tasks(
            interviews, reports, history, score, lend, retailor, rubric, clock, count, new_id, settings.clock_rate
        ),
        look=look,
        drain=Drain(review, waiting, capacity, clock, run, time.monotonic),
        disagree=Disagree(interviews, reports, score, line, look, capacity, clock),
        recordings=recordings,
        take_recording=take_recording if settings.recordings else None,
        shares=shares,
        share_report=ShareReport(interviews, shares, clock),
        read_shared=ReadShared(shares, score, clock),
        export_all=ExportAll(candidates, interviews, reports, resumes),
        resumes=resumes,
        take_resume=TakeResume(resumes, candidates, due, text_of, erase_resume, clock, new_id, *days),
        correct_resume=CorrectResume(resumes),
        erase_resume=erase_resume,
        erase_interview=erase_interview,
        erase_candidate=erase_candidate,
        house=house,
        prewarm=Prewarm(house, MetricsDemand(metrics, clock), Grow(models, growths)),
        sweep=Sweep(
            due=due,
            candidates=candidates,
            score=score,
            erase_interview=erase_interview,
            erase_candidate=erase_candidate,
            erase_resume=erase_resume,
            erase_recordings=erase_recordings,
            give_up=give_up,
            interviews=interviews,
            line=line,
            clock=clock,
            candidate_days=settings.candidate_days,
        ),
        export_day=ExportDay(calendar, interviews, reports, settings.interview_days),
        requeue=requeue,
        watch=connect_watch(settings, metrics, alerts, providers.ailing, caches_away, storage_answers, clock),
        backup=backup,
        tidy=tidy,
        storage_answers=storage_answers,
        close=close,
    )
